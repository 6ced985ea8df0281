"""The headers of loops: which axes they bring, and what their variables stand for."""

from __future__ import annotations

from dataclasses import dataclass, field

from fpp_lang.core import tree as core
from fpp_lang.core.kinds import NUMBER, WHOLE, Base
from fpp_lang.core.walk import walk
from fpp_lang.lift import make
from fpp_lang.lift.amounts import Amount, amount_of
from fpp_lang.lift.arrays import combined
from fpp_lang.lift.facts import places_read
from fpp_lang.lift.linear import Linear, Symbol, of
from fpp_lang.lift.model import Axis, Binding, Built, Kept, Ref, Sort, Value, axes_of, cut_in
from fpp_lang.lift.roles import Loop
from fpp_lang.lift.values import Passes, of_outside
from fpp_lang.lift.writing import Writing
from fpp_lang.lift.written import written

MOST_LOOPS = 10_000


@dataclass(slots=True)
class Bindings:
    """What a loop brings; `guard`: the test that its passes exist, where their number depends on an outer loop."""

    bound: dict[str, Binding]
    axes: list[Axis]
    guard: Value | None = None
    names: list[str] = field(default_factory=list)


def enter(node: Loop, passes: Passes, nest: Writing) -> Bindings:
    match node:
        case core.ForCount():
            return _count(node, passes)
        case core.ForEach():
            return _each(node, passes, nest)
        case core.ForRows():
            return _rows(node, passes)
        case core.ForElements():
            return _elements(node, passes)
        case core.ForAll():
            return _all(node, passes)


def next_order(passes: Passes, variable: str = "") -> int:
    passes.orders += 1
    return passes.ranking.get(variable, 0) * MOST_LOOPS + passes.orders


# Counting --------------------------------------------------------------------------------------------------------------------


def step_of(node: core.Expression) -> int | None:
    match node:
        case core.Constant(value=int() as value) if not isinstance(value, bool):
            return value
        case core.Primitive(name="negate", arguments=(core.Constant(value=int() as value),)):
            return -value
    return None


def _count(node: core.ForCount, passes: Passes) -> Bindings:
    step = step_of(node.step)
    if not step:
        raise Kept("the step of the loop is not known", node)
    if not passes.axes:
        for tensor, room in [*places_read(node.start, passes.facts), *places_read(node.stop, passes.facts)]:
            passes.shapes.fits(tensor, room, Linear(), None, node)
            passes.facts.not_negative.add(room)
    start, stops = amount(node.start, passes), _stops(_whole_end(node), passes)
    if node.inclusive:
        stops = [stop.plus(1 if step > 0 else -1) for stop in stops]
    outer = [stop for stop in stops if any(True for _ in axes_of(stop))]
    fixed = [stop for stop in stops if stop not in outer]
    if not outer and not any(True for _ in axes_of(start)):
        stop = fixed[0] if len(fixed) == 1 else _least(fixed, passes)
        axis = Axis(node.variable, next_order(passes, node.variable), start=start, stop=stop, step=step)
        return Bindings({node.variable: Value(None, (), axis.index)}, [axis])
    return _triangle(node, passes, start, fixed, outer, step)


def _whole_end(node: core.ForCount) -> core.Expression:
    """The last number that `from 1 to n` counts to, where n may be a fraction (R5.1)."""
    end = node.stop
    is_open = end.kind.base is Base.NUMBER and end.kind.dtype != "int" and not isinstance(end, core.Whole)
    if not (node.inclusive and is_open and step_of(node.step) == 1 and node.start.kind.is_whole):
        return end
    return make.primitive("floor", make.primitive("add", end, make.constant(1e-9), kind=NUMBER), kind=WHOLE)


def amount(node: core.Expression, passes: Passes) -> Linear:
    """An end of a loop as an amount."""
    value = passes.value(node)
    if value.linear is not None:
        return passes.facts.normal(value.linear)
    if of_outside(node, passes.bound, passes.assigned) and (known := amount_of(node, passes.facts)) is not None:
        return known
    if passes.is_constant(node) and node.kind.is_single and node.kind.dtype == "int":
        return of(Amount(node))
    inner = node.value if isinstance(node, core.Whole) else node
    if isinstance(inner, core.Index) and passes.is_constant(inner) and passes.complete(passes.ref(inner)) == passes.ref(inner):
        return of(Amount(core.Whole(inner, kind=WHOLE)))
    raise Kept("an end of the loop is no whole number that is known before it", node)


def _stops(node: core.Expression, passes: Passes) -> list[Linear]:
    """The ends of which the least counts: `min(i + 1, A.cols)` has two."""
    match node:
        case core.Whole(value=value):
            return _stops(value, passes)
        case core.Primitive(name="minimum", arguments=(core.Expression() as left, core.Expression() as right)):
            return [*_stops(left, passes), *_stops(right, passes)]
    return [amount(node, passes)]


def _least(stops: list[Linear], passes: Passes) -> Linear:
    """The least of several amounts, as an amount of its own that is known to be below them."""
    expression = written(stops[0], passes.facts)
    for stop in stops[1:]:
        expression = make.primitive("least", expression, written(stop, passes.facts), kind=WHOLE)
    atom = Amount(expression)
    low = (Linear(),) if all(passes.facts.at_least(stop, 0) for stop in stops) else ()
    passes.facts.bounds[atom] = (low, tuple(stops))
    return of(atom)


def _triangle(node: core.ForCount, passes: Passes, start: Linear, fixed: list[Linear], outer: list[Linear], step: int) -> Bindings:
    """A loop whose length depends on an outer one: all places of a rectangle, and a test which of them are visited."""
    if step != 1:
        raise Kept("the passes depend on an outer loop, by steps", node)
    first = _widest(start, passes, least=True)
    if first != start and (first.value or 0) > 0:
        first = Linear()
    last = fixed[0] if len(fixed) == 1 else _least(fixed, passes) if fixed else _widest(outer[0], passes, least=False)
    axis = Axis(node.variable, next_order(passes, node.variable), start=first, stop=last)
    tests: list[Value] = []
    if start != first:
        tests.append(_compare(axis.index, ">=", start, passes))
    tests += [_compare(axis.index, "<", stop, passes) for stop in outer]
    guard = tests[0] if len(tests) == 1 else passes.joined("and", tests, node.stop)
    return Bindings({node.variable: Value(None, (), axis.index)}, [axis], guard)


def _widest(bound: Linear, passes: Passes, least: bool) -> Linear:
    """The least value of a start, or the greatest of an end, over the passes of the outer loops."""
    found = bound
    for axis in list(axes_of(bound)):
        factor = bound.factor(axis)
        if axis.step != 1 or axis.any_rank or abs(factor) != 1:
            raise Kept("the number of passes depends on an outer loop")
        first, last = axis.start, axis.stop.plus(-1)
        found = found + ((first if (factor > 0) == least else last) - of(axis)).scaled(factor)
        if not least and factor > 0 and (bound - of(axis)).value == 0:
            found = axis.stop
    return passes.facts.normal(found)


def _compare(left: Linear, operator: str, right: Linear, passes: Passes) -> Value:
    """`j > i` as positions, a column beside a row."""
    if operator == ">=" and right.constant == 1:
        operator, right = ">", right.plus(-1)
    if operator == "<" and right.constant == 1:
        operator, right = "<=", right.plus(-1)
    shown = [passes.shown(Value(None, (), part)) for part in (left, right)]
    (first, second), layout = combined(shown)
    return Value(core.Compare(first, ((operator, second),), "elements", kind=make.kind_of(layout, "bool")), layout)


# Visiting --------------------------------------------------------------------------------------------------------------------


def _each(node: core.ForEach, passes: Passes, nest: Writing) -> Bindings:
    if node.unpack or node.snapshot:
        raise Kept("its items are taken apart or change in number", node)
    sources = [_source(visit, passes, node.body) for visit in node.visits]
    built = [source for source in sources if isinstance(source, Built)]
    if built:
        return _again(node, built, passes)
    refs = [source for source in sources if isinstance(source, Ref)]
    stops = [passes.facts.size(ref.tensor.name, next(ref.left_open)) for ref in refs]
    stop = stops[0]
    if any(not passes.facts.equal(stop, other) for other in stops[1:]):
        stop = _named_least(node, refs, stops, passes, nest)
    axis = Axis(node.visits[0].variable, next_order(passes, node.visits[0].variable), stop=stop)
    bound: dict[str, Binding] = {visit.variable: ref.at(axis.index) for visit, ref in zip(node.visits, refs, strict=True)}
    if node.position is not None:
        bound[node.position] = Value(None, (), axis.index)
    return Bindings(bound, [axis])


def _named_least(node: core.ForEach, refs: list[Ref], stops: list[Linear], passes: Passes, nest: Writing) -> Linear:
    """`zip` stops with the shortest: `n = min(len(a), len(b))` before the nest."""
    least = _least(list(dict.fromkeys(stops)), passes)
    (atom,) = least.atoms()
    assert isinstance(atom, Amount)
    name = nest.fresh("n", "count")
    variable = core.Variable(name, core.Where.LOCAL, kind=WHOLE)
    nest.first.append(core.Assign(variable, atom.expression, span=node.span))
    passes.facts.bounds[Symbol(name)] = passes.facts.bounds[atom]
    return of(Symbol(name))


def _only_places(name: str, body: core.Block) -> bool:
    """Whether a loop's variable is only used as a place, so that what is walked may be a list as well."""
    used = sum(isinstance(part, core.Variable) and part.name == name for part in walk(body))
    places = sum(isinstance(part, core.Whole) and isinstance(part.value, core.Variable) and part.value.name == name for part in walk(body))
    return used == places


def _source(visit: core.Visit, passes: Passes, body: core.Block) -> Ref | Built:
    node = visit.iterable
    if isinstance(node, core.Variable):
        found = passes.bound.get(node.name)
        if isinstance(found, Built):
            if visit.live or found.item is None:
                raise Kept(f"the list `{node.name}` changes inside the loop", node)
            return found
        if found is None and node.kind.base is Base.OPEN and _only_places(visit.variable, body):
            return Ref(node, ())
        if found is None and node.kind.base is not Base.TENSOR:
            raise Kept(f"`{node.name}` may be a list", node)
    ref = passes.ref(node)
    if ref.any_rank:
        raise Kept("a row of a nest is walked by another loop", node)
    if any(cut_in(part) is not None for part in ref.subscripts):
        raise Kept("a slice is walked", node)
    rank = passes.facts.ranks.get(ref.tensor.name)
    if rank is None or next(ref.left_open) >= rank:
        raise Kept(f"the rank of `{ref.tensor.name}` is not known", node)
    return ref


def _again(node: core.ForEach, sources: list[Built], passes: Passes) -> Bindings:
    """A loop over lists that loops before it have built: the same passes again."""
    axes = {source.axis for source in sources}
    (axis, *others) = axes
    if others or len(sources) != len(node.visits) or axis is None or (node.position is not None and axis.any_rank):
        raise Kept("it walks lists of different origin side by side", node)
    if axis in passes.axes:
        raise Kept("a list is walked inside a loop over it", node)
    bound: dict[str, Binding] = {}
    for visit, source in zip(node.visits, sources, strict=True):
        assert source.item is not None
        bound[visit.variable] = source.item
    if node.position is not None:
        bound[node.position] = Value(None, (), axis.index)
    return Bindings(bound, [axis])


# Nests of any rank -----------------------------------------------------------------------------------------------------------


def _walked(node: core.Expression, passes: Passes) -> core.Variable:
    if not isinstance(node, core.Variable) or node.name in passes.bound or node.name in passes.assigned:
        raise Kept("the nest walks something that is no tensor variable", node)
    if node.kind.base not in (Base.TENSOR, Base.NUMERIC):
        raise Kept(f"`{node.name}` may be a list", node)
    return node


def _rows(node: core.ForRows, passes: Passes) -> Bindings:
    tensor = _walked(node.iterable, passes)
    rows = Axis(node.variable, next_order(passes), Sort.ROWS, tensor=tensor)
    columns = Amount(make.primitive("cols", tensor, kind=WHOLE))
    passes.facts.bounds[columns] = ((Linear(),), ())
    last = Axis(f"{node.variable}'s", next_order(passes), Sort.LAST, stop=of(columns), tensor=tensor)
    passes.wholes = {1: last}
    passes.rows_of.add(node.variable)
    bound: dict[str, Binding] = {node.variable: Ref(tensor, (rows, last))}
    if node.position is not None:
        bound[node.position] = Value(None, (), rows.index)
    return Bindings(bound, [rows])


def _elements(node: core.ForElements, passes: Passes) -> Bindings:
    row = passes.bound.get(node.row)
    if not isinstance(row, Ref) or len(row.subscripts) != 2:
        raise Kept(f"`{node.row}` is not the row of this nest", node)
    last = row.subscripts[1]
    assert isinstance(last, Axis)
    if last in passes.axes:
        raise Kept(f"`{node.row}` is walked inside a loop over it", node)
    bound: dict[str, Binding] = {node.variable: row}
    if node.position is not None:
        bound[node.position] = Value(None, (), last.index)
    return Bindings(bound, [last])


def _all(node: core.ForAll, passes: Passes) -> Bindings:
    tensor = _walked(node.iterable, passes)
    if node.position is not None:
        raise Kept("the position in a tensor of any rank is used", node)
    axis = Axis(node.variable, next_order(passes), Sort.ALL, tensor=tensor)
    return Bindings({node.variable: Ref(tensor, (axis,))}, [axis])
