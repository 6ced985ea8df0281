"""What a line of whole arrays says twice gets a name and a line of its own: `positive = x > 0`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.primitives import ARRAY_FORM, PRIMITIVES
from fpp_lang.core.walk import children, rebuild, walk

Fresh = Callable[[str], str]

LONGEST = 400
"""Nodes of a statement beyond which it is left alone."""

TESTS = {">": "positive", "<": "negative", ">=": "not_negative", "<=": "not_positive", "==": "zero", "!=": "nonzero"}
COMPARED = {">": "above", "<": "below", ">=": "at_least", "<=": "at_most", "==": "matching", "!=": "differing"}
NAMES = {"abs": "magnitude", "minimum": "capped", "maximum": "raised", "exp": "exponential", "select": "safe", "log": "logarithm"}


def shared(node: core.Statement, fresh: Fresh) -> list[core.Statement]:
    """The statement, and before it what it says more than once."""
    if not isinstance(node, core.Assign | core.Return | core.Update | core.Evaluate) or len(list(walk(node))) > LONGEST:
        return [node]
    found: list[core.Statement] = [node]
    while (part := _repeated(found)) is not None:
        variable = core.Variable(fresh(_name(part)), core.Where.LOCAL, kind=part.kind)
        found = [_with(statement, part, variable) for statement in found]
        place = next(place for place, statement in enumerate(found) if any(inner == variable for inner in walk(statement)))
        found.insert(place, core.Assign(variable, part, span=node.span))
    if len(found) > 1:
        found[0] = updated(found[0], comments=core.Comments(node.comments.before))
        found[-1] = updated(found[-1], comments=core.Comments((), node.comments.after))
    return found


def _repeated(statements: list[core.Statement]) -> core.Expression | None:
    """The largest array that is computed more than once."""
    counts: Counter[core.Expression] = Counter()
    for statement in statements:
        stored = statement.target if isinstance(statement, core.Assign | core.Update) else None
        counts.update(part for part in _computed(statement) if _is_work(part) and part != stored)
    several = [part for part, count in counts.items() if count > 1]
    return max(several, key=lambda part: len(list(walk(part))), default=None)


def _computed(node: core.Node) -> Iterator[core.Expression]:
    """The expressions that are certainly computed, once for each time they stand there."""
    for child in children(node):
        if isinstance(child, core.Conditional | core.Lambda | core.Comprehension) or (
            isinstance(child, core.Logic) and child.form != "elements"
        ):
            continue
        if isinstance(child, core.Expression):
            yield child
        yield from _computed(child)


def _is_work(node: core.Expression) -> bool:
    """Whether an expression computes a number for each element."""
    match node:
        case core.Compare(form="elements") | core.Logic(form="elements") | core.Not(form="elements"):
            return True
        case core.Primitive(name=name):
            row = PRIMITIVES[name]
            return node.kind.may_be_tensor and (row.elementwise or name == "select") and row.hazard != "effect"
        case core.Index(subscripts=subscripts):
            return any(_is_test(part) for part in subscripts)
    return False


def _is_test(node: core.Expression | core.Slice) -> bool:
    return isinstance(node, core.Expression) and node.kind.dtype == "bool" and node.kind.may_be_tensor


def is_whole(node: core.Statement) -> bool:
    """Whether a statement was made of a loop: it chooses among arrays, or computes where a test holds."""
    for part in walk(node):
        match part:
            case core.Primitive(name=name) if name in ARRAY_FORM:
                return True
            case core.Index(subscripts=subscripts) if any(map(_is_test, subscripts)):
                return True
    return False


def _with(node: core.Statement, part: core.Expression, variable: core.Variable) -> core.Statement:
    stored = node.target if isinstance(node, core.Assign | core.Update) else None

    def put(inner: core.Node) -> core.Node:
        return variable if inner == part and inner is not stored else rebuild(inner, put)

    found = rebuild(node, put)
    assert isinstance(found, core.Statement)
    return found


def _name(node: core.Expression) -> str:
    match node:
        case core.Compare(rest=((operator, core.Constant(value=0)),)) if operator in TESTS:
            return TESTS[operator]
        case core.Compare(rest=((operator, _),)) if operator in COMPARED:
            return COMPARED[operator]
        case core.Compare() | core.Logic() | core.Not():
            return "chosen"
        case core.Index(target=core.Variable(name=name), subscripts=(core.Variable(name=test),)):
            return f"{test}_{name}"
        case core.Primitive(name=name):
            return NAMES.get(name, "part")
    return "selected"
