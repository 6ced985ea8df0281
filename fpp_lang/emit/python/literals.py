"""Numbers, texts and f-texts: spelled so that nothing in a value can end its literal."""

from __future__ import annotations

import ast
import re

from fpp_lang.emit.python.brackets import Place
from fpp_lang.emit.python.document import Doc
from fpp_lang.emit.python.errors import NotPrintableError
from fpp_lang.emit.python.expression import expression, parenthesised
from fpp_lang.emit.python.layout import flat_text

SPELLING = "_text"
"""The attribute of a Constant with the spelling that its number has in the source."""

_NUMBER = re.compile(r"(?P<whole>[0-9_]*)(?P<point>\.?)(?P<fraction>[0-9_]*)(?P<exponent>e[+-]?[0-9_]+)?(?P<imaginary>j?)")


@expression.register(ast.Constant)
def _constant(node: ast.Constant, place: Place) -> Doc:
    match node.value:
        case str() as text:
            return _quoted(text, place.quote or _fewest_escapes(text))
        case bytes() as data:
            return _bytes(data)
        case bool() | None as word:
            return str(word)
        case int() | float() | complex():
            return _number(node)
        case value if value is ...:
            return "..."
        case other:
            raise NotPrintableError(f"Python has no literal for {other!r}")


def _number(node: ast.Constant) -> str:
    """The spelling in the source where it means the same, else Python's own, both as the formatter leaves them."""
    for spelling in (getattr(node, SPELLING, None), repr(node.value)):
        normal = _normal_number(spelling) if isinstance(spelling, str) else None
        if normal is not None and _means(normal, node.value):
            return normal
    raise NotPrintableError(f"Python has no literal for {node.value!r}")


def _normal_number(spelling: str) -> str | None:
    """1E+5 becomes 1e5, .5 becomes 0.5 and 1. becomes 1.0; None where it is no decimal number."""
    found = _NUMBER.fullmatch(spelling.lower())
    if found is None:
        return None
    exponent = (found["exponent"] or "").replace("+", "")
    fraction = f".{found['fraction'] or 0}" if found["point"] else ""
    return f"{found['whole'] or 0}{fraction}{exponent}{found['imaginary']}"


def _means(spelling: str, value: object) -> bool:
    try:
        meant = ast.literal_eval(spelling)
    except (ValueError, SyntaxError):
        return False
    return type(meant) is type(value) and meant == value


def _fewest_escapes(value: str) -> str:
    """Double quotes, or single ones where that saves escapes."""
    return "'" if value.count('"') > value.count("'") else '"'


def _quoted(value: str, quote: str) -> str:
    return quote + escaped(value).replace(quote, "\\" + quote) + quote


def escaped(value: str) -> str:
    """A text as it stands between quotes; quotes alone are left as they are.

    The quote put before it makes `repr` choose single quotes and so escape them alone.
    """
    return repr('"' + value)[2:-1].replace("\\'", "'")


def _bytes(value: bytes) -> str:
    quote = "'" if value.count(b'"') > value.count(b"'") else '"'
    body = repr(b'"' + value)[3:-1].replace("\\'", "'")
    return f"b{quote}{body.replace(quote, chr(92) + quote)}{quote}"


@expression.register(ast.JoinedStr)
def _f_string(node: ast.JoinedStr, place: Place) -> Doc:
    """Before Python 3.12 neither the outer quotes nor a backslash nor `#` may stand in a field: quotes are tried in turn."""
    texts = [part.value for part in node.values if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    preferred = place.quote or _fewest_escapes("".join(texts))
    for quote in (preferred, '"""'):
        body = _f_string_body(node, quote)
        if body is not None:
            return f"f{quote}{body}{quote}"
    raise NotPrintableError("an f-string with such texts in its fields cannot be written before Python 3.12")


def _f_string_body(node: ast.expr, quote: str) -> str | None:
    if not isinstance(node, ast.JoinedStr):
        raise NotPrintableError(f"{type(node).__name__} is no f-string")
    pieces: list[str | None] = []
    for part in node.values:
        match part:
            case ast.Constant(value=str() as text):
                pieces.append(escaped(text).replace(quote[0], "\\" + quote[0]).replace("{", "{{").replace("}", "}}"))
            case ast.FormattedValue():
                pieces.append(_field(part, quote))
            case _:
                raise NotPrintableError(f"an f-string cannot hold {type(part).__name__}")
    known = [piece for piece in pieces if piece is not None]
    return "".join(known) if len(known) == len(pieces) else None


def _field(node: ast.FormattedValue, quote: str) -> str | None:
    """`{value!r:format}`, or None where the value cannot stand between these quotes."""
    place = Place(bracketed=True, quote={'"': "'", "'": '"'}.get(quote))
    write = parenthesised if isinstance(node.value, ast.Lambda) else expression
    value = flat_text(write(node.value, place))
    if any(forbidden in value for forbidden in (quote, "\\", "#")):
        return None
    conversion = f"!{chr(node.conversion)}" if node.conversion > 0 else ""
    apart = " " if value.startswith("{") else ""  # two braces would stand for one
    if node.format_spec is None:
        return f"{{{apart}{value}{conversion or apart}}}"
    format_spec = _f_string_body(node.format_spec, quote)
    return None if format_spec is None else f"{{{apart}{value}{conversion}:{format_spec}}}"
