"""An expression of core as the text of FPP that means it."""

from __future__ import annotations

from fpp_lang.core import tree as core
from fpp_lang.core.primitives import ARRAY_FORM, OPERATORS, PRIMITIVES

CHOICE, OR, AND, NOT, COMPARISON, SUM, PRODUCT, SIGN, POWER, POSTFIX = range(10)
"""How tightly each form binds (R3.1)."""

SIGNS: dict[str, tuple[str, int]] = {
    "add": (" + ", SUM),
    "subtract": (" - ", SUM),
    "multiply": (" * ", PRODUCT),
    "divide": (" / ", PRODUCT),
    "div": (" div ", PRODUCT),
    "mod": (" mod ", PRODUCT),
    "matmul": (" x ", PRODUCT),
    "times": (" x ", PRODUCT),
}
MEASURES = frozenset({"size", "shape", "rows", "cols", "rank"})
"""Primitives that read best behind a dot: `diff.size`."""

SPELLED = {"maximum": "max", "minimum": "min", "clip": "clamp", "select": "where"}
"""Primitives that a program calls by another name."""


class NotSayable(Exception):
    """What only the compiler can say: a whole-array form that has no name in the language."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


def fpp_text(node: core.Expression, least: int = CHOICE) -> str:
    """The text, in brackets where it binds less tightly than `least`. Raises NotSayable."""
    text, strength = _text(node)
    return f"({text})" if strength < least else text


def _text(node: core.Expression) -> tuple[str, int]:
    match node:
        case core.Constant():
            return _constant(node)
        case core.Variable(name=name):
            return name, POSTFIX
        case core.FunctionName(key=name) | core.PrimitiveName(name=name):
            return name.rpartition(":")[2], POSTFIX
        case core.Primitive():
            return _primitive(node)
        case core.Call(key=key, arguments=arguments):
            return f"{key.rpartition(':')[2]}({_listed(arguments)})", POSTFIX
        case core.Compare(first=first, rest=rest):
            return fpp_text(first, SUM) + "".join(f" {sign.replace('_', ' ')} {fpp_text(other, SUM)}" for sign, other in rest), COMPARISON
        case core.Logic(operator="and", items=items):
            return " and ".join(fpp_text(item, NOT) for item in items), AND
        case core.Logic(items=items):
            return " or ".join(fpp_text(item, AND) for item in items), OR
        case core.Not(operand=operand):
            return f"not {fpp_text(operand, NOT)}", NOT
        case core.Conditional(condition=condition, yes=yes, no=no):
            return f"{fpp_text(yes, OR)} if {fpp_text(condition, OR)} else {fpp_text(no)}", CHOICE
        case core.Whole(value=value) | core.Unwrap(value=value) | core.Copy(value=value):
            return _text(value)
        case core.Index(target=target, subscripts=subscripts) if all(isinstance(part, core.Expression) for part in subscripts):
            inside = ", ".join(fpp_text(part) for part in subscripts if isinstance(part, core.Expression))
            return f"{fpp_text(target, POSTFIX)}[{inside}]", POSTFIX
        case core.Pair(items=items):
            return ", ".join(fpp_text(item, OR) for item in items), CHOICE
    raise NotSayable(type(node).__name__)


def _listed(arguments: tuple[core.Expression | None, ...]) -> str:
    """Arguments by place; those behind one that was left out have no place."""
    given = list(arguments)
    while given and given[-1] is None:
        given.pop()
    if any(argument is None for argument in given):
        raise NotSayable("an argument that was left out")
    return ", ".join(fpp_text(argument) for argument in given if argument is not None)


def _constant(node: core.Constant) -> tuple[str, int]:
    if node.name is not None:
        return node.name, POSTFIX
    if isinstance(node.value, bool):
        return ("true" if node.value else "false"), POSTFIX
    if isinstance(node.value, str):
        return repr(node.value), POSTFIX
    text = node.spelling or ("none" if node.value is None else repr(node.value))
    return text, SIGN if text.startswith("-") else POSTFIX


def _primitive(node: core.Primitive) -> tuple[str, int]:
    match node:
        case core.Primitive(name="negate", arguments=(core.Primitive(name="multiply" | "divide") as inner,)):
            text = fpp_text(inner, PRODUCT)  # `-x / y` is the same number as `-(x / y)`
            return (f"-({text})", SIGN) if text.startswith("-") else (f"-{text}", PRODUCT)
        case core.Primitive(name="negate", arguments=(core.Expression() as inner,)):
            return f"-{fpp_text(inner, SIGN)}", SIGN
        case core.Primitive(name="square", arguments=(core.Expression() as inner,)):
            return f"{fpp_text(inner, POSTFIX)} ^ 2", POWER
        case core.Primitive(name="power", arguments=(core.Expression() as base, core.Expression() as exponent)):
            return f"{fpp_text(base, POSTFIX)} ^ {fpp_text(exponent, SIGN)}", POWER
        case core.Primitive(name=name, arguments=(core.Expression() as left, core.Expression() as right)) if name in SIGNS:
            sign, strength = SIGNS[name]
            tight = name in ("add", "multiply")
            return (
                f"{fpp_text(left, strength)}{sign}{fpp_text(right, strength if tight and _same(name, right) else strength + 1)}",
                strength,
            )
        case core.Primitive(name=name, arguments=(core.Expression() as inner,)) if name in MEASURES:
            return f"{fpp_text(inner, POSTFIX)}.{name}", POSTFIX
    return _call(node), POSTFIX


def _same(name: str, node: core.Expression) -> bool:
    """Sums of sums, and products of products, need no brackets."""
    return isinstance(node, core.Primitive) and node.name == name


def _call(node: core.Primitive) -> str:
    name = SPELLED.get(node.name, node.name)
    if node.name in OPERATORS or (node.name in ARRAY_FORM and node.name not in SPELLED):
        raise NotSayable(node.name)
    parameters = [parameter.name for parameter in PRIMITIVES[node.name].parameters]
    written: list[str] = []
    skipped = False
    for parameter, argument in zip(parameters, node.arguments, strict=False):
        if argument is None:
            skipped = True
        else:
            written.append(f"{parameter}={fpp_text(argument)}" if skipped or parameter == "axis" else fpp_text(argument))
    written += [fpp_text(argument) for argument in node.arguments[len(parameters) :] if argument is not None]
    return f"{name}({', '.join(written)})"
