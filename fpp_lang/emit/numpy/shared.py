"""What a line of whole arrays says twice gets a name and a line of its own: `positive = x > 0`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.primitives import ARRAY_FORM, PRIMITIVES
from fpp_lang.core.walk import walk
from fpp_lang.lift.repeated import LONGEST, computed, gathers_where_true, name_of, named, with_variable

Fresh = Callable[[str], str]


def shared(node: core.Statement, fresh: Fresh) -> list[core.Statement]:
    """The statement, and before it what it says more than once."""
    if not isinstance(node, core.Assign | core.Return | core.Update | core.Evaluate) or len(list(walk(node))) > LONGEST:
        return [node]
    found: list[core.Statement] = [node]
    while (part := _repeated(found)) is not None:
        variable = core.Variable(fresh(name_of(part)), core.Where.LOCAL, kind=part.kind)
        found = [with_variable(statement, part, variable) for statement in found]
        place = next(place for place, statement in enumerate(found) if any(inner == variable for inner in walk(statement)))
        found.insert(place, core.Assign(variable, part, span=node.span))
    if len(found) > 1:
        found[0] = updated(found[0], comments=core.Comments(node.comments.before))
        found[-1] = updated(found[-1], comments=core.Comments((), node.comments.after))
    return found


def places_named(body: core.Block, fresh: Fresh) -> core.Block:
    """The body with one name for a test of places, such as `np.arange(n) <= np.arange(n)[:, None]`, that several lines make."""
    statements = {node.id for node in walk(body) if isinstance(node, core.Statement)}
    return named(body, statements, fresh, lambda key: False, _tests_places)


def _tests_places(node: core.Expression) -> bool:
    match node:
        case core.Compare(first=first, rest=((_, other),), form="elements"):
            sides = [part.target if isinstance(part, core.Index) else part for part in (first, other)]
            return all(isinstance(part, core.Primitive) and part.name == "arange" for part in sides)
    return False


def joined(body: core.Block, made: frozenset[str]) -> core.Block:
    """`error = a - b`, `magnitude = np.abs(error)` as `magnitude = np.abs(a - b)`, where a name that was `made` takes the only use."""
    if not made:
        return body
    reads = Counter(node.name for node in walk(body) if isinstance(node, core.Variable))
    statements = list(body.statements)
    for place in range(len(statements) - 1, 0, -1):
        match statements[place - 1], statements[place]:
            case (
                core.Assign(target=core.Variable(name=name, where=core.Where.LOCAL), value=core.Primitive() as value) as first,
                core.Assign(
                    target=core.Variable(name=found), value=core.Primitive(arguments=(core.Variable(name=same), *rest)) as outer
                ) as last,
            ) if found in made and name == same and reads[name] == 2 and first.comments == core.NO_COMMENTS:
                statements[place - 1 : place + 1] = [updated(last, value=updated(outer, arguments=(value, *rest)))]
            case _:
                pass
    return body if len(statements) == len(body.statements) else updated(body, statements=tuple(statements))


def _repeated(statements: list[core.Statement]) -> core.Expression | None:
    """The largest array that is computed more than once."""
    counts: Counter[core.Expression] = Counter()
    for statement in statements:
        counts.update(part for part in computed(statement) if _is_work(part))
    several = [part for part, count in counts.items() if count > 1]
    return max(several, key=lambda part: len(list(walk(part))), default=None)


def _is_work(node: core.Expression) -> bool:
    """Whether an expression computes a number for each element."""
    match node:
        case core.Compare(form="elements") | core.Logic(form="elements") | core.Not(form="elements"):
            return True
        case core.Primitive(name=name):
            row = PRIMITIVES[name]
            return node.kind.may_be_tensor and (row.elementwise or name == "select") and row.hazard != "effect"
    return gathers_where_true(node)


def is_whole(node: core.Statement) -> bool:
    """Whether a statement was made of a loop: it chooses among arrays, or computes where a test holds."""
    for part in walk(node):
        match part:
            case core.Primitive(name=name) if name in ARRAY_FORM:
                return True
            case core.Index() if gathers_where_true(part):
                return True
            case core.Primitive(name="matmul" | "vdot", arguments=(core.Primitive() as left, core.Primitive() as right)):
                if left == right or (left,) == right.arguments or (right,) == left.arguments:
                    return True
    return False
