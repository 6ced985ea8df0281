"""What several lines of a lifted nest compute alike is computed once, under a name: `difference = X - m`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import children, rebuild, walk
from fpp_lang.lift.blocks import blocks
from fpp_lang.lift.conversions import VIEWS, is_view
from fpp_lang.lift.safety import COSTLY
from fpp_lang.lift.uses import assigned_in, stored_in

LONGEST = 400
"""Nodes of a statement beyond which it is left alone."""

NAMES = {
    "abs": "magnitude",
    "minimum": "capped",
    "maximum": "raised",
    "exp": "exponential",
    "select": "safe",
    "log": "logarithm",
    "add": "total",
    "subtract": "difference",
    "multiply": "product",
    "divide": "ratio",
    "sqrt": "root",
}

TESTS = {">": "positive", "<": "negative", ">=": "not_negative", "<=": "not_positive", "==": "zero", "!=": "nonzero"}
COMPARED = {">": "above", "<": "below", ">=": "at_least", "<=": "at_most", "==": "matching", "!=": "differing"}

SIMPLE = core.Assign | core.Return | core.Update
CALLS = (core.Call, core.MethodCall, core.SuperCall, core.Apply, core.New)


def named(
    body: core.Block,
    made: set[int],
    fresh: Callable[[str], str],
    protects: Callable[[str], bool],
    worth: Callable[[core.Expression], bool] | None = None,
) -> core.Block:
    """The body with a name for every array, `worth` one, that more than one of the statements `made` computes from the same numbers."""
    worth = worth or _is_worth_a_name
    views = {found for node in walk(body) if (found := _may_share(node)) is not None}

    def change(nodes: list[core.Statement]) -> list[core.Statement]:
        while (found := _repeated(nodes, made, views, protects, worth)) is not None:
            part, places = found
            _name(nodes, part, places, made, fresh)
        return nodes

    return blocks(body, change)


def _may_share(node: core.Node) -> str | None:
    """The variable that may mean the memory of another one."""
    match node:
        case core.Assign(target=core.Variable(name=name), value=value) if is_view(value) or isinstance(value, (core.Field, *CALLS)):
            return name
        case core.Variable(name=name, where=where) if where is not core.Where.LOCAL:
            return name
    return None


def _repeated(
    nodes: list[core.Statement],
    made: set[int],
    views: set[str],
    protects: Callable[[str], bool],
    worth: Callable[[core.Expression], bool],
) -> tuple[core.Expression, list[int]] | None:
    """The largest array that several statements compute alike, and these statements."""
    where: dict[core.Expression, list[int]] = {}
    for place, node in enumerate(nodes):
        if node.id in made and isinstance(node, SIMPLE) and len(list(walk(node))) <= LONGEST:
            for part in computed(node):
                if worth(part) and place not in where.setdefault(part, []):
                    where[part].append(place)
    best: tuple[core.Expression, list[int]] | None = None
    for part, places in where.items():
        reach = _from_same_numbers(nodes, part, places, views, protects) if len(places) > 1 else []
        if len(reach) > 1 and (best is None or len(list(walk(part))) > len(list(walk(best[0])))):
            best = part, reach
    return best


def _from_same_numbers(
    nodes: list[core.Statement], part: core.Expression, places: list[int], views: set[str], protects: Callable[[str], bool]
) -> list[int]:
    """The first places from which on nothing that an expression reads is changed."""
    for start, first in enumerate(places):
        read = {node.name for node in walk(part) if isinstance(node, core.Variable)}
        holder = _holder(nodes[first], part)
        if holder is None and not _is_operand(part, nodes[first]):
            continue
        reach = [first]
        for later in places[start + 1 :]:
            if not _is_operand(part, nodes[later]):
                break
            between = nodes[reach[-1] + (holder is not None and reach == [first]) : later]
            if any(_changes(node, read | ({holder} if holder else set()), views, protects) for node in between):
                break
            reach.append(later)
        if len(reach) > 1:
            return reach
    return []


def _changes(node: core.Statement, names: set[str], views: set[str], protects: Callable[[str], bool]) -> bool:
    """Whether a statement may change the numbers that these variables stand for."""
    if any(isinstance(part, CALLS) for part in walk(node)):
        return True
    stored = {name for name in stored_in(node, protects) if not _is_bound(node, name)}
    return bool((assigned_in(node) | stored) & names) or bool(stored and (stored | names) & views)


def _is_bound(node: core.Statement, name: str) -> bool:
    """Whether a statement gives a variable a new value, and stores in nothing."""
    return isinstance(node, core.Assign) and isinstance(node.target, core.Variable) and node.target.name == name


def _is_operand(part: core.Expression, node: core.Node) -> bool:
    """Whether an array is only computed with wherever it stands in a statement: nothing shares its memory then."""
    match node:
        case core.Update(target=target) | core.Assign(target=core.Index() as target):
            found, takes = [*children(target), node.value], True
        case core.Primitive(name=name):
            found, takes = children(node), name not in VIEWS
        case _:
            found, takes = children(node), isinstance(node, core.Compare | core.Not | core.Logic)
    return all(takes if child == part else _is_operand(part, child) for child in found)


def _holder(node: core.Statement, part: core.Expression) -> str | None:
    """The variable that a statement gives just this value."""
    match node:
        case core.Assign(target=core.Variable(name=name, where=core.Where.LOCAL), value=value) if value == part:
            return name
    return None


def _name(nodes: list[core.Statement], part: core.Expression, places: list[int], made: set[int], fresh: Callable[[str], str]) -> None:
    first, *later = places
    holder = _holder(nodes[first], part)
    variable = core.Variable(holder or fresh(name_of(part)), core.Where.LOCAL, kind=part.kind)
    for place in later if holder else places:
        nodes[place] = with_variable(nodes[place], part, variable)
    if not holder:
        node = nodes[first]
        new = core.Assign(variable, part, span=node.span, comments=core.Comments(node.comments.before))
        made.add(new.id)
        nodes[first] = updated(node, comments=core.Comments((), node.comments.after))
        nodes.insert(first, new)


def with_variable(node: core.Statement, part: core.Expression, variable: core.Expression) -> core.Statement:
    """The statement with the variable wherever it computes the expression."""
    stored = node.target if isinstance(node, core.Assign | core.Update) else None

    def put(inner: core.Node) -> core.Node:
        return variable if inner == part and inner is not stored else rebuild(inner, put)

    found = rebuild(node, put)
    assert isinstance(found, core.Statement)
    return found


def computed(statement: core.Statement) -> Iterator[core.Expression]:
    """The expressions that are certainly computed, once for each time they stand there."""
    stored = statement.target if isinstance(statement, core.Assign | core.Update) else None
    return (part for part in _computed(statement) if part is not stored)


def _computed(node: core.Node) -> Iterator[core.Expression]:
    for child in children(node):
        if isinstance(child, core.Conditional | core.Lambda | core.Comprehension) or (
            isinstance(child, core.Logic) and child.form != "elements"
        ):
            continue
        if isinstance(child, core.Expression):
            yield child
        yield from _computed(child)


def _is_worth_a_name(node: core.Expression) -> bool:
    """Whether an expression certainly computes an array, of several arrays or at some cost, or gathers where a test holds."""
    match node:
        case core.Primitive(name=name, arguments=arguments) if PRIMITIVES[name].elementwise and PRIMITIVES[name].hazard != "effect":
            arrays = [part for part in arguments if part is not None and part.kind.base is Base.TENSOR]
            return node.kind.base is Base.TENSOR and (len(arrays) > 1 or name in COSTLY)
        case core.Index():
            return gathers_where_true(node)
    return False


def gathers_where_true(node: core.Expression) -> bool:
    """`x[positive]`"""
    return isinstance(node, core.Index) and any(
        isinstance(part, core.Expression) and part.kind.dtype == "bool" and part.kind.may_be_tensor for part in node.subscripts
    )


def name_of(node: core.Expression) -> str:
    """What an array is called by what computes it."""
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
