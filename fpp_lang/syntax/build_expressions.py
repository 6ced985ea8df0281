"""The actions of the grammar's expression rules: each makes one node."""

from __future__ import annotations

import re
from collections.abc import Callable

from fpp_lang.base.source import Span
from fpp_lang.syntax import tree
from fpp_lang.syntax.problems import BadParameters
from fpp_lang.syntax.reporting import Reporter
from fpp_lang.syntax.text_problems import BadEscape, BadField
from fpp_lang.syntax.texts import BrokenEscape, format_pieces, unescape
from fpp_lang.syntax.tokens import Token
from fpp_lang.syntax.words import missing_sign

# What operators mean, for those whose spelling is not their meaning.
MEANINGS = {
    "−": "-", "÷": "/", "%": "mod", "×": "x", "·": "x", "@": "x", "⊙": "*", "**": "^", "∧": "and", "∨": "or",
    "≤": "<=", "≥": ">=", "≠": "!=",
}  # fmt: skip
EXPONENTS = {"²": 2, "³": 3}


def meaning(spelling: str) -> str:
    """`×` => `x`, `AND` => `and`."""
    return MEANINGS.get(spelling) or spelling.lower()


class ExpressionActions:
    """Named like the rules and aliases of grammar/fpp.lark; every action gets the span of what it is made from."""

    def __init__(self, reporter: Reporter, parse_part: Callable[[Span], tree.Expression]) -> None:
        self.reporter, self.parse_part = reporter, parse_part

    # Atoms -------------------------------------------------------------------------------------------------------------------

    def name(self, span: Span, token: Token) -> tree.Name:
        return tree.Name(token.text, span=span)

    def number(self, span: Span, token: Token) -> tree.Number:
        digits = token.text
        whole = digits.replace("_", "").isdigit()
        return tree.Number(int(digits) if whole else float(digits), span=span)

    def text(self, span: Span, token: Token) -> tree.Text:
        width = 3 if token.text[:3] in ('"""', "'''") and len(token.text) >= 6 else 1
        return tree.Text(self._unescaped(token.text[width:-width], token.start + width, span), span=span)

    def _unescaped(self, text: str, start: int, span: Span) -> str:
        try:
            return unescape(text)
        except BrokenEscape as broken:
            place = Span(span.source, start + broken.start, start + broken.end)
            self.reporter.add(BadEscape(place, place.text, broken.reason))
            return text

    def format_text(self, span: Span, token: Token) -> tree.FormatText:
        source = span.source
        parts: list[str | tree.FormatField] = []
        for piece in format_pieces(source.text, token.start, token.end)[1]:
            if not piece.field:
                plain = source.text[piece.start : piece.end].replace("{{", "{").replace("}}", "}")
                if plain:
                    parts.append(self._unescaped(plain, piece.start, span))
                continue
            end = piece.end if piece.colon < 0 else piece.colon
            spec = "" if piece.colon < 0 else source.text[piece.colon + 1 : piece.end]
            place = Span(source, piece.start - 1, piece.end + 1)
            if problem := bad_field(place, source.text[piece.start : end], spec):
                self.reporter.add(problem)
            else:
                parts.append(tree.FormatField(self.parse_part(Span(source, piece.start, end)), spec, span=place))
        return tree.FormatText(tuple(parts), span=span)

    def true(self, span: Span) -> tree.Truth:
        return tree.Truth(True, span=span)

    def false(self, span: Span) -> tree.Truth:
        return tree.Truth(False, span=span)

    def nothing(self, span: Span) -> tree.Nothing:
        return tree.Nothing(span=span)

    def bad(self, span: Span, _: Token) -> tree.Bad:
        return tree.Bad(span=span)

    def group(self, span: Span, value: tree.Expression) -> tree.Group:
        return tree.Group(value, span=span)

    def pair(self, span: Span, *items: tree.Expression) -> tree.Pair:
        return tree.Pair(items, span=span)

    def bracket(self, span: Span, *items: tree.Expression | None) -> tree.Bracket:
        return tree.Bracket(tuple(item for item in items if item is not None), span=span)

    def comprehension(self, span: Span, item: tree.Expression, *clauses: tree.ComprehensionClause) -> tree.Comprehension:
        return tree.Comprehension(item, clauses, span=span)

    def clause(
        self, span: Span, targets: tuple[tree.Name | tree.Pair, ...], iterable: tree.Expression, *conditions: tree.Expression
    ) -> tree.ComprehensionClause:
        return tree.ComprehensionClause(targets, iterable, conditions, span=span)

    def record(self, span: Span, *entries: tree.RecordEntry | None) -> tree.Record:
        return tree.Record(tuple(entry for entry in entries if entry is not None), span=span)

    def entry(self, span: Span, key: tree.Expression, value: tree.Expression) -> tree.RecordEntry:
        return tree.RecordEntry(key, value, isinstance(key, tree.Name), span=span)

    def sentence(self, span: Span, token: Token, *slots: tree.Expression | tree.NameList) -> tree.Sentence:
        assert token.phrase is not None
        return tree.Sentence(token.phrase.key, slots, span=span)

    def name_list(self, span: Span, *items: tree.Expression) -> tree.NameList:
        return tree.NameList(items, span=span)

    # Postfix -----------------------------------------------------------------------------------------------------------------

    def call(self, span: Span, function: tree.Expression, arguments: tuple[tree.Argument, ...] | None) -> tree.Call:
        if isinstance(function, tree.Number):
            self.reporter.add(missing_sign(function.span, "("))
        return tree.Call(function, arguments or (), span=span)

    def generated(self, span: Span, item: tree.Expression, *clauses: tree.ComprehensionClause) -> tuple[tree.Argument, ...]:
        return (tree.Argument(self.comprehension(span, item, *clauses), span=span),)

    def arguments(self, _: Span, *arguments: tree.Argument) -> tuple[tree.Argument, ...]:
        return arguments

    def argument(self, span: Span, value: tree.Expression) -> tree.Argument:
        return tree.Argument(value, span=span)

    def keyword_argument(self, span: Span, name: Token, value: tree.Expression) -> tree.Argument:
        return tree.Argument(value, name.text, span=span)

    def index(self, span: Span, target: tree.Expression, *subscripts: tree.Expression | tree.Slice) -> tree.Index:
        return tree.Index(target, subscripts, span=span)

    def slice(self, span: Span, *parts: tree.Expression | None) -> tree.Slice:
        start, stop, step = parts
        return tree.Slice(start, stop, step, span=span)

    def attribute(self, span: Span, target: tree.Expression, name: Token) -> tree.Attribute:
        return tree.Attribute(target, name.text, name_span=Span(span.source, name.start, name.end), span=span)

    def transpose(self, span: Span, target: tree.Expression) -> tree.Attribute:
        return tree.Attribute(target, "T", name_span=Span(span.source, span.end - 1, span.end), span=span)

    def exponent(self, span: Span, base: tree.Expression, mark: Token) -> tree.Binary:
        two_or_three = tree.Number(EXPONENTS[mark.text], span=Span(span.source, mark.start, mark.end))
        return tree.Binary("^", base, two_or_three, spelling=mark.text, span=span)

    # Operators ---------------------------------------------------------------------------------------------------------------

    def root(self, span: Span, operand: tree.Expression) -> tree.Unary:
        return tree.Unary("√", operand, span=span)

    def partial(self, span: Span, loss: tree.Expression, name: tree.Expression) -> tree.Partial:
        return tree.Partial(loss, name, span=span)

    def dotted(self, span: Span, owner: tree.Expression, *names: Token) -> tree.Expression:
        for name in names:
            owner = self.attribute(Span(span.source, span.start, name.end), owner, name)
        return owner

    def signed(self, span: Span, sign: Token, operand: tree.Expression) -> tree.Unary:
        return tree.Unary(meaning(sign.text), operand, span=span)

    def negation(self, span: Span, operand: tree.Expression) -> tree.Unary:
        return tree.Unary("not", operand, span=span)

    def binary(self, span: Span, left: tree.Expression, operator: Token, right: tree.Expression) -> tree.Binary:
        return tree.Binary(meaning(operator.text), left, right, spelling=operator.text, span=span)

    def comparison(self, span: Span, first: tree.Expression, *rest: str | tree.Expression) -> tree.Comparison:
        pairs = tuple(zip(rest[::2], rest[1::2], strict=True))
        return tree.Comparison(first, pairs, span=span)  # type: ignore[arg-type]

    def comparator(self, _: Span, operator: Token) -> str:
        return meaning(operator.text)

    def comparator_in(self, _: Span) -> str:
        return "in"

    def comparator_not_in(self, _: Span) -> str:
        return "not in"

    def comparator_is(self, _: Span) -> str:
        return "is"

    def comparator_is_not(self, _: Span) -> str:
        return "is not"

    def conditional(self, span: Span, yes: tree.Expression, condition: tree.Expression, no: tree.Expression) -> tree.Conditional:
        return tree.Conditional(condition, yes, no, span=span)

    def function_value(self, span: Span, before: tree.Expression, body: tree.Expression) -> tree.Lambda | tree.Bad:
        match before:
            case tree.Name() as name:
                return tree.Lambda((name,), body, span=span)
            case tree.Group(tree.Name() as name):
                return tree.Lambda((name,), body, span=span)
            case tree.Pair(items):
                names = tuple(item for item in items if isinstance(item, tree.Name))
                if len(names) == len(items):
                    return tree.Lambda(names, body, span=span)
        self.reporter.add(BadParameters(before.span))
        return tree.Bad(span=span)

    def function_of_nothing(self, span: Span, body: tree.Expression) -> tree.Lambda:
        return tree.Lambda((), body, span=span)


_FORMAT = re.compile(r"(?:.?[<>=^])?[-+ ]?z?#?0?[0-9]{0,3}[,_]?(?:\.[0-9]{1,3})?[bcdeEfFgGnosxX%]?")
_CONVERSION = re.compile(r".*![rsa]\s*", re.DOTALL)


def bad_field(place: Span, value: str, spec: str) -> BadField | None:
    """What is wrong with the value or the format of a field, before it is read."""
    if not value.strip():
        return BadField(place, "these braces hold no value", "write a value between them, or {{ }} for braces themselves")
    if value.rstrip().endswith("=") or _CONVERSION.fullmatch(value):
        return BadField(
            place, f"{place.text} is Python's way; in FPP only a value and a format stand between braces", "write {value} or {value:.4f}"
        )
    if not _FORMAT.fullmatch(spec):
        return BadField(place, f"{spec} is no format", "write one such as .4f (four decimals), 8.2f (in eight places), >10 or %")
    return None
