"""Numbers, texts and bracket literals."""

from __future__ import annotations

import ast
import math
from collections.abc import Callable, Iterator

from fpp_lang.core import tree as core
from fpp_lang.core.walk import walk
from fpp_lang.emit.numpy.build import call, constant, name, numpy, parsed, placed
from fpp_lang.emit.numpy.scope import Writing

NAMED = {
    "pi": "np.pi",
    "e": "np.e",
    "epsilon": "np.finfo(float).eps",
    "infinity": "np.inf",
    "nan": "np.nan",
    "FRAC_2_SQRT_PI": "2 / math.sqrt(math.pi)",
    "SQRT_2PI": "math.sqrt(2 * math.pi)",
}
"""The constants that programs write by name."""

SPELLING = "_text"
"""Where the printer looks for a number as it was written: `1e-8`."""

Write = Callable[[core.Expression], ast.expr]


def literal(node: core.Constant, writing: Writing) -> ast.expr:
    match node:
        case core.Constant(name=str() as known) if known in NAMED:
            text = NAMED[known]
            writing.imports["import math" if text.startswith(("math", "2 / math")) else "import numpy as np"] = None
            return parsed(text)
        case core.Constant(value=float() as value) if not math.isfinite(value):
            writing.need_numpy()
            return parsed("np.nan" if math.isnan(value) else "np.inf")
        case core.Constant(value=int() | float(), spelling=str() as spelling):
            found = constant(node.value)
            setattr(found, SPELLING, spelling)
            return found
    return constant(node.value)


def bracket(node: core.Bracket, write: Write, writing: Writing) -> ast.expr:
    """`np.array([1.0, 2.0])`: where a tensor holds fractions its whole literals show it, else a `dtype` does."""
    writing.need_numpy()
    leaves = list(_leaves(node))
    fractions = node.dtype == "float"
    array = numpy("array", _nested(node, write, fractions and all(map(_is_number, leaves))))
    certain = any(leaf.kind.dtype == "float" or (isinstance(leaf, core.Constant) and isinstance(leaf.value, float)) for leaf in leaves)
    certain = certain and not any(map(_may_be_large, leaves))
    if (fractions and leaves and not certain and not all(map(_is_number, leaves))) or (not leaves and node.dtype == "int"):
        array.keywords.append(ast.keyword("dtype", name("float" if fractions else "int")))
    return array


def _leaves(node: core.Bracket) -> Iterator[core.Expression]:
    for item in node.items:
        if isinstance(item, core.Bracket):
            yield from _leaves(item)
        else:
            yield item


def _nested(node: core.Bracket, write: Write, fractions: bool) -> ast.expr:
    items = []
    for item in node.items:
        match item:
            case core.Bracket():
                items.append(_nested(item, write, fractions))
            case _:
                items.append(_with_point(item) if fractions and _is_whole_literal(item) else write(item))
    return placed(ast.List(items, ast.Load()), node.span)


def _unsigned(node: core.Expression) -> core.Expression:
    if isinstance(node, core.Primitive) and node.name == "negate" and node.arguments[0] is not None:
        return node.arguments[0]
    return node


def _is_number(node: core.Expression) -> bool:
    inner = _unsigned(node)
    return isinstance(inner, core.Constant) and isinstance(inner.value, int | float) and not isinstance(inner.value, bool)


def _is_whole_literal(node: core.Expression) -> bool:
    inner = _unsigned(node)
    return isinstance(inner, core.Constant) and type(inner.value) is int


def _may_be_large(node: core.Expression) -> bool:
    """Whether it is a whole number that may need more than 64 bits, of which NumPy makes no fraction by itself."""
    if node.kind.dtype is None:
        return isinstance(node, core.Variable)
    return node.kind.dtype == "int" and not _is_number(node) and any(map(_computes_large, walk(node)))


def _computes_large(node: core.Node) -> bool:
    return isinstance(node, core.Call | core.Variable) or (isinstance(node, core.Primitive) and node.name in ("power", "multiply"))


def _with_point(node: core.Expression) -> ast.expr:
    """1 becomes 1.0, -1 becomes -1.0."""
    inner = _unsigned(node)
    assert isinstance(inner, core.Constant) and isinstance(inner.value, int)
    try:
        number: ast.expr = constant(float(inner.value))
    except OverflowError:
        number = call(name("float"), constant(inner.value))
    if abs(inner.value) < 10**16 and inner.spelling is not None and inner.spelling.isdecimal():
        setattr(number, SPELLING, f"{inner.spelling}.0")
    return placed(number if inner is node else ast.UnaryOp(ast.USub(), number), node.span)
