"""Running values: sums, products and extremes so far (`np.cumsum` and its kin)."""

from __future__ import annotations

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import FRACTION, WHOLE, Base, Kind
from fpp_lang.core.walk import walk
from fpp_lang.lift import make
from fpp_lang.lift.conversions import in_fractions
from fpp_lang.lift.desugar import GREATER, LESS
from fpp_lang.lift.linear import number
from fpp_lang.lift.model import Axis, Kept, Ref, Running, Summed, Value, axes_of
from fpp_lang.lift.reductions import kind_by_name, loose_rank
from fpp_lang.lift.roles import Loop, Role, Use, reads
from fpp_lang.lift.sharing import handed_on
from fpp_lang.lift.totals import IDENTITY, is_number
from fpp_lang.lift.uses import is_variable, root_of
from fpp_lang.lift.values import Passes
from fpp_lang.lift.writing import Writing

ACCUMULATE = {
    "add": "cumsum",
    "subtract": "cumsum",
    "multiply": "cumprod",
    "maximum": "running_max",
    "minimum": "running_min",
    GREATER: "running_fmax",
    LESS: "running_fmin",
}
UNBOUNDED = {"maximum": make.primitive("negate", make.INFINITY, kind=FRACTION), "minimum": make.INFINITY}
"""A start that leaves all numbers, and nan, as they are: it only makes them fractions."""


def running_values(passes: Passes, node: Loop, roles: dict[str, Use], nest: Writing) -> dict[str, Running]:
    """The running values of a loop that was just entered."""
    found: dict[str, Running] = {}
    for name, use in roles.items():
        if use.role is Role.RUNNING:
            place, update = next(
                (place, part)
                for place, part in enumerate(node.body.statements)
                if isinstance(part, core.Update) and isinstance(part.target, core.Variable) and part.target.name == name
            )
            found[name] = _running(passes, name, update, node.body.statements[:place], nest, node)
        elif use.role is Role.PREVIOUS:
            found[name] = _previous(passes, name, nest, node)
    return found


def _previous(passes: Passes, name: str, nest: Writing, node: Loop) -> Running:
    """What the pass before has set: `x[:-1]`, or in front the number that there is before the loop."""
    statements = node.body.statements
    place, assign = next(
        (place, part) for place, part in enumerate(statements) if isinstance(part, core.Assign) and is_variable(part.target, name)
    )
    known = len(passes.accesses)
    passes.exact = True
    moved = nest.value_before(name, assign.value, node)
    value = passes.array(assign.value)
    _refuse_changed(passes, known, statements[:place], assign)
    if moved is not None:
        return Running(moved, moved)
    start, axis = _start(passes, name, assign, node), passes.axes[-1]
    if value.layout != (axis,) or axis.any_rank:
        raise Kept(f"`{name}` is carried from one pass to the next", assign)
    assert isinstance(assign.target, core.Variable)
    found = _without_last(_with_start(start, value))
    nest.emit(core.Assign(updated(assign.target, kind=found.kind), found), assign)
    before = Value(updated(assign.target, kind=found.kind), value.layout)
    return Running(before, before)


def _refuse_changed(passes: Passes, known: int, before: tuple[core.Statement, ...], node: core.Assign | core.Update) -> None:
    """What is read since `known` is computed in front of all statements: those that stand before it may not have changed it."""
    read = {access.tensor for access in passes.accesses[known:]}
    if read & passes.facts.sharing_with(_stored(passes, before)):
        raise Kept(f"`{root_of(node.target)}` is made of what its pass has changed", node)


def _stored(passes: Passes, statements: tuple[core.Statement, ...]) -> list[str]:
    """The tensors in which statements store."""
    found: list[str] = []
    for part in (part for node in statements for part in walk(node) if isinstance(part, core.Assign | core.Update)):
        name = root_of(part.target) or ""
        bound = passes.bound.get(name)
        found.append(bound.tensor.name if isinstance(bound, Ref) else name)
    return found


def _with_start(start: Value, value: Value) -> core.Expression:
    """`np.concatenate(([start], values))`."""
    assert value.expression is not None and start.expression is not None
    dtype = make.joined_dtype(value.expression.kind.dtype, start.expression.kind.dtype)
    front = core.Bracket((start.expression,), "list", kind=Kind(Base.TENSOR, dtype, rank=1))
    return make.primitive("concatenated", front, value.expression, kind=make.kind_of(value.layout, dtype))


def _without_last(values: core.Expression) -> core.Expression:
    end = core.Slice(None, make.primitive("negate", make.constant(1), kind=WHOLE), None)
    return core.Index(values, (end,), kind=values.kind)


def _running(passes: Passes, name: str, update: core.Update, before: tuple[core.Statement, ...], nest: Writing, node: Loop) -> Running:
    axis, known = passes.axes[-1], len(passes.accesses)
    start = _start(passes, name, update, node)
    value = passes.decision(update.value) if update.operator in (GREATER, LESS) else passes.value(update.value)
    steady = _steady(update, value, start, axis)
    if steady is not None:
        return steady
    if passes.guards or update.operator not in ACCUMULATE or axis.sort.name not in ("COUNT", "LAST"):
        raise Kept(f"`{name}` is carried from one pass to the next", update)
    value = passes.shown(value)
    assert value.expression is not None and start.expression is not None
    if axis not in value.axes:
        raise Kept(f"`{name}` is carried from one pass to the next", update)
    grows = not (update.renews or isinstance(update, Summed)) and name in handed_on(node.body, passes.calls.protects)
    if grows and any(part.whole for part in value.axes):
        raise Kept("rows are added up in place, and what was kept of them grows along", update)
    is_read = any(reads(name, part) for part in before)
    passes.exact = passes.exact or grows or is_read or update.operator in (GREATER, LESS) or _stores(node.body)
    if update.operator == "multiply" and value.expression.kind.dtype == "int":
        if start.expression.kind.dtype != "float":
            raise Kept("a product of whole numbers may grow beyond 64 bits", update)
        value = _fractions(value)
    assert value.expression is not None
    first: list[core.Statement] = []
    compared = update.operator in (GREATER, LESS) and not is_number(start.expression)
    if compared and is_read:
        raise Kept("a start that may be nan is compared with", update)
    if compared:
        found = _taken_over(passes, update, value, start, axis, nest, first)
    else:
        found = _inclusive(passes, name, update, value, start, axis, nest)
    target = updated(update.target, kind=kind_by_name(found))
    assert isinstance(target, core.Variable)
    after = Value(target, value.layout)
    if is_read:
        _refuse_changed(passes, known, before, update)
        return _exclusive(passes, update, start, value, nest, target)
    return Running(after, after, (*first, core.Assign(target, found)))


def _stores(body: core.Block) -> bool:
    """Whether places are stored in, which are as many as the passes."""
    stores = (part.target for part in walk(body) if isinstance(part, core.Assign | core.Update))
    return any(isinstance(target, core.Index | core.AtPlace) for target in stores)


def _fractions(value: Value) -> Value:
    assert value.expression is not None
    return Value(in_fractions(value.expression), value.layout)


def _start(passes: Passes, name: str, update: core.Update | core.Assign, node: Loop) -> Value:
    bound = passes.bound.get(name)
    if isinstance(bound, Value):
        found = passes.shown(bound)
    elif (literal := passes.facts.literal(name)) is not None:
        found = Value(literal, (), None)
        if isinstance(found.expression, core.Constant) and isinstance(found.expression.value, int):
            found = Value(found.expression, (), number(found.expression.value))
    elif isinstance(update.target, core.Variable) and update.target.kind.is_single:
        found = Value(update.target, (), passes.facts.whole.get(name))
    elif isinstance(update.target, core.Variable) and name in passes.facts.known:
        known = passes.shown(passes.value(passes.facts.known[name]))
        assert known.expression is not None
        found = Value(updated(update.target, kind=known.expression.kind), known.layout)
    else:
        raise Kept(f"the value of `{name}` before the loop is not known", node)
    if found.layout:
        raise Kept(f"`{name}` is carried from one pass to the next", node)
    return found


def _steady(update: core.Update, value: Value, start: Value, axis: Axis) -> Running | None:
    """`k += 2` counts the passes."""
    by = value.linear.value if value.linear is not None else None
    if by is None or start.linear is None or update.operator not in ("add", "subtract") or axis.step != 1 or axis.any_rank:
        return None
    by = by if update.operator == "add" else -by
    so_far = start.linear + (axis.index - axis.start).scaled(by)
    return Running(Value(None, (), so_far), Value(None, (), so_far.plus(by)))


def _inclusive(passes: Passes, name: str, update: core.Update, value: Value, start: Value, axis: Axis, nest: Writing) -> core.Expression:
    operator = update.operator
    assert value.expression is not None and start.expression is not None
    kind = make.kind_of(value.layout, value.expression.kind.dtype)
    along = _axis(value, axis, exact=passes.exact)
    found = make.primitive(ACCUMULATE[operator], value.expression, along, kind=kind, like=update)
    if operator in IDENTITY:
        if isinstance(start.expression, core.Constant) and start.expression.value == IDENTITY[operator]:
            return make.primitive("negate", found, kind=kind) if operator == "subtract" else found
        return make.primitive(operator, start.expression, found, kind=kind)
    if operator in UNBOUNDED and start.expression == UNBOUNDED[operator]:
        return in_fractions(found)
    if operator in UNBOUNDED and nest.begins_with(name, update.value, axis):
        return found
    return make.primitive({GREATER: "fmax", LESS: "fmin"}.get(operator, operator), found, start.expression, kind=kind)


def _taken_over(
    passes: Passes, update: core.Update, value: Value, start: Value, axis: Axis, nest: Writing, first: list[core.Statement]
) -> core.Expression:
    """`np.where(largest > best, largest, best)`: a start that is nan stays, as nothing is greater; `first`: with the largest so far."""
    assert value.expression is not None and start.expression is not None
    larger = update.operator == GREATER
    kind = make.kind_of(value.layout, value.expression.kind.dtype)
    so_far = make.primitive(ACCUMULATE[update.operator], value.expression, _axis(value, axis, exact=passes.exact), kind=kind, like=update)
    name = nest.fresh("largest", "greatest") if larger else nest.fresh("smallest", "least")
    variable = core.Variable(name, core.Where.LOCAL, kind=kind_by_name(so_far))
    first.append(core.Assign(variable, so_far))
    sign = ">" if larger else "<"
    test = core.Compare(variable, ((sign, start.expression),), "elements", kind=make.kind_of(value.layout, "bool"))
    return make.primitive("select", test, variable, start.expression, kind=kind)


def _axis(value: Value, axis: Axis, *, exact: bool) -> core.Expression | None:
    """`exact`: what a lone loop walks is certainly a vector."""
    assert value.expression is not None
    if axis.any_rank:
        return make.primitive("negate", make.constant(1), kind=WHOLE)
    if len(value.layout) == 1 and (exact or not loose_rank(value.expression)):
        return None
    return make.constant(value.layout.index(axis))


def _exclusive(passes: Passes, update: core.Update, start: Value, value: Value, nest: Writing, target: core.Variable) -> Running:
    """The value before the update: one place later, with the start at the front."""
    if len(value.layout) != 1 or value.layout[0] is None or value.layout[0].any_rank or nest.reads_after(update):
        raise Kept(f"`{target.name}` is read before and after it changes", update)
    if update.operator == "subtract":
        assert value.expression is not None
        value = Value(make.primitive("negate", value.expression, kind=value.expression.kind), value.layout)
    longer = _with_start(start, value)
    sums = make.primitive(ACCUMULATE[update.operator], longer, None, kind=longer.kind)
    expression = _without_last(sums)
    variable = updated(target, kind=sums.kind)
    nest.emit(core.Assign(variable, expression), update)
    found = Value(variable, value.layout)
    return Running(found, found)


__all__ = ["Running", "axes_of", "running_values"]
