"""Derivatives in a whole program: every place where one is asked for, and the functions that this makes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from fpp_lang.autodiff import make
from fpp_lang.autodiff.activity import active_variables
from fpp_lang.autodiff.backward import Backward
from fpp_lang.autodiff.dead import without_dead, without_effects
from fpp_lang.autodiff.flow import Contribution, Flow, Refused
from fpp_lang.autodiff.names import Names, names_in
from fpp_lang.autodiff.places import Places, name_of, stores_anything
from fpp_lang.autodiff.plain import Plain
from fpp_lang.autodiff.problems import NoDerivative
from fpp_lang.autodiff.saving import Saver
from fpp_lang.autodiff.shapes import NUMBER, Shape, Symbol, broadcast, shapes_of
from fpp_lang.autodiff.slopes import Known, Slope, Slopes, kind_of_slope
from fpp_lang.autodiff.structures import structure_back
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import OPEN, Base, join
from fpp_lang.core.walk import walk
from fpp_lang.lift import lift
from fpp_lang.lift.calls import Calls

Wanted = tuple[str, ...]


@dataclass(slots=True)
class Derivation:
    """What all derivatives of a program share. `functions`: those that were made; `busy`: those being made."""

    program: core.Program
    functions: dict[str, core.Function] = field(default_factory=dict)
    made: dict[tuple[str, Wanted, frozenset[str]], str] = field(default_factory=dict)
    busy: list[str] = field(default_factory=list)
    names: Names = field(default_factory=lambda: Names(set()))
    _lifted: core.Program | None = None
    _calls: Calls | None = None
    _results: dict[str, tuple[tuple[str, ...], Shape] | None] = field(default_factory=dict)
    _stores: dict[str, bool] = field(default_factory=dict)

    # What is known of functions ----------------------------------------------------------------------------------------------

    @property
    def calls(self) -> Calls:
        if self._calls is None:
            self._calls = Calls(self.program)
        return self._calls

    def function(self, key: str) -> core.Function:
        return self.functions.get(key) or self.program.functions[key]

    def protects(self, key: str) -> bool:
        """Whether a call leaves what it is given alone: by its arrow, or because it stores nothing anywhere."""
        if key in self.functions or self.calls.protects(key):
            return True
        if key not in self._stores:
            self._stores[key] = True
            self._stores[key] = stores_anything(self.program.functions[key].body, self.protects)
        return not self._stores[key]

    def outer_reads(self, key: str) -> tuple[str, ...]:
        return self.function(key).outer_reads

    def reads_active(self, key: str, active: frozenset[str]) -> bool:
        return bool(active & set(self.outer_reads(key)))

    def bodies(self, key: str) -> Iterator[core.Function]:
        """A function in array form, and as it was written."""
        if key in self.functions:
            yield self.functions[key]
            return
        if self._lifted is None:
            self._lifted = lift(self.program).program
        lifted = self._lifted.functions[key]
        yield lifted
        if lifted is not self.program.functions[key]:
            yield self.program.functions[key]

    def result_shape(self, key: str) -> tuple[tuple[str, ...], Shape] | None:
        """A function's parameters, and the shape of what it gives in symbols of them; None where that is not known."""
        if key not in self._results:
            self._results[key] = None
            self._results[key] = self._result_shape(next(self.bodies(key)))
        return self._results[key]

    def _result_shape(self, function: core.Function) -> tuple[tuple[str, ...], Shape] | None:
        names = tuple(parameter.name for parameter in function.parameters)
        if function.by_element:
            shape: Shape = NUMBER
            for name in function.by_element:
                shape = broadcast(shape, Symbol(("variable", name)))
            return names, shape
        shapes = shapes_of([function.body], function.parameters, self.result_shape)
        found = {shapes.of(node.value) for node in walk(function.body) if isinstance(node, core.Return) and node.value is not None}
        return (names, found.pop()) if len(found) == 1 else None

    # Names -------------------------------------------------------------------------------------------------------------------

    def fresh(self, wish: str) -> str:
        return self.names.fresh(wish)

    def mark(self) -> object:
        return self.names.mark()

    def reset(self, mark: object) -> None:
        self.names.reset(mark)  # type: ignore[arg-type]

    @contextmanager
    def naming(self, names: Names) -> Iterator[None]:
        outer, self.names = self.names, names
        yield
        self.names = outer

    def function_key(self, wish: str) -> str:
        key, number = wish, 1
        while key in self.functions or key in self.program.functions or key in self.program.classes:
            number += 1
            key = f"{wish}_{number}"
        return key

    # Parts of the way back that concern functions ----------------------------------------------------------------------------

    def structures(self, flow: Flow, node: core.Primitive, slope: Slope) -> None:
        structure_back(flow, node, slope)

    def call_back(self, flow: Flow, node: core.Call, slope: Slope) -> None:
        """The way back through a call: a call of the function's own way back."""
        function = self.function(node.key)
        names = [parameter.name for parameter in function.parameters]
        given = {
            parameter.name: argument if argument is not None else parameter.default
            for parameter, argument in zip(function.parameters, node.arguments, strict=True)
        }
        wanted = tuple(name for name in names if flow.is_active(given[name])) + tuple(
            name for name in function.outer_reads if name in flow.active
        )
        numbers = frozenset(name for name, argument in given.items() if argument is not None and argument.kind.is_single)
        value = flow.full(node, slope)
        arguments = [flow.kept(argument) for argument in given.values() if argument is not None]
        if function.by_element and any(not given[name].kind.is_single for name in function.by_element if given[name] is not None):  # type: ignore[union-attr]
            slope = flow.named(Slope(value))
            for name in wanted:
                key = self.backward_of(node.key, (name,), node, numbers)
                back = core.Call(key, (*arguments, slope.value), kind=node.kind, span=node.span)
                self._flow_on(flow, node, given, name, back)
            return
        key = self.backward_of(node.key, wanted, node, numbers)
        kinds = [kind_of_slope(given[name].kind) if given.get(name) is not None else OPEN for name in wanted]  # type: ignore[union-attr]
        back = core.Call(key, (*arguments, value), kind=kinds[0] if len(wanted) == 1 else self.function(key).result, span=node.span)
        if len(wanted) == 1:
            self._flow_on(flow, node, given, wanted[0], back)
            return
        parts = [make.variable(self.fresh(f"d_{name}"), kind, flow.saver.where) for name, kind in zip(wanted, kinds, strict=True)]
        flow.lines.append(core.Assign(make.targets(*parts, span=node.span), back, span=node.span))
        for name, part in zip(wanted, parts, strict=True):
            if given.get(name) is not None:
                flow.shapes.known[part.name] = flow.shapes.of(given[name])  # type: ignore[arg-type]
            self._flow_on(flow, node, given, name, part)

    def _flow_on(self, flow: Flow, node: core.Call, given: dict[str, core.Expression | None], name: str, value: core.Expression) -> None:
        argument = given.get(name)
        function = self.function(node.key)
        if argument is None:
            flow.back(core.Variable(name, core.Where.TOP, kind=OPEN), Slope(value))
            return
        if name in function.by_element and flow.shapes.of(argument) != flow.shapes.joined(
            [item for key, item in given.items() if item is not None and key in function.by_element]
        ):
            value = make.primitive("sum_to", value, flow.kept(argument), span=node.span)
            value = updated(value, kind=kind_of_slope(argument.kind))
        if isinstance(argument, core.Variable | core.Field):
            flow.found.append(Contribution(argument, (), Slope(value), fresh=True))
        else:
            flow.back(argument, Slope(value))

    def several_back(self, backward: Backward, node: core.Assign) -> list[core.Statement]:
        """`a, b = f(x)`."""
        raise Refused(NoDerivative(node.span, "several results of one call"))

    # Functions that go back --------------------------------------------------------------------------------------------------

    def backward_of(self, key: str, wanted: Wanted, node: core.Node, numbers: frozenset[str]) -> str:
        """The function that gives the derivatives by what is wanted, from the derivative by the result.

        `numbers`: the parameters that are certainly given numbers.
        """
        known = self.made.get((key, wanted, numbers))
        if known is not None:
            return known
        if key in self.busy:
            raise Refused(NoDerivative(node.span, f"`{self.function(key).name}` calls itself"))
        self.busy.append(key)
        refused: Refused | None = None
        for function in self.bodies(key):
            try:
                made = self._backward(function, wanted, numbers)
                break
            except Refused as found:
                refused = refused or found
        else:
            self.busy.pop()
            assert refused is not None
            raise refused
        self.busy.pop()
        new = self.function_key(f"{key}_backward")
        self.functions[new] = updated(made, key=new, name=new.rpartition(":")[2])
        self.made[key, wanted, numbers] = new
        return new

    def _backward(self, function: core.Function, wanted: Wanted, numbers: frozenset[str]) -> core.Function:
        if function.arrow is None and not any(isinstance(part, core.Return) for part in walk(function.body)):
            raise Refused(NoDerivative(function.header, f"`{function.name}` gives no value"))
        names = Names(names_in(function) | set(function.outer_reads) | {function.name})
        with self.naming(names):
            made = _FunctionBack(self, function, wanted, names, numbers).made()
        return made


@dataclass(slots=True)
class _FunctionBack:
    """Makes the way back of one function."""

    derivation: Derivation
    function: core.Function
    wanted: Wanted
    names: Names
    numbers: frozenset[str]

    def made(self) -> core.Function:
        function, derivation = self.function, self.derivation
        returns = [part.value for part in walk(function.body) if isinstance(part, core.Return) and part.value is not None]
        kind = returns[0].kind
        for value in returns[1:]:
            kind = join(kind, value.kind)
        local = core.Where.LOCAL
        result = make.variable(self.names.fresh("result"), kind, local)
        sources = frozenset(self.wanted)

        def touched(node: core.Node) -> bool:
            return any(isinstance(part, core.Variable) and part.name in active for part in walk(node))

        active = active_variables([*function.body.statements], sources, derivation.outer_reads, derivation.protects)
        plain = Plain(self.names.fresh, local, touched, result)
        statements = plain.statements(without_effects(function.body.statements))
        active = active_variables(statements, sources, derivation.outer_reads, derivation.protects)
        places = Places(derivation.protects)
        places.add(statements)
        shapes = shapes_of(statements, function.parameters, derivation.result_shape)
        shapes.known.update((name, NUMBER) for name in self.numbers if not _is_assigned(name, statements))
        variables = variables_in(statements, function.parameters)
        given = make.variable(self.names.fresh("d_result"), kind_of_slope(kind), local)
        shapes.known[given.name] = shapes.of(result)
        saver = Saver(places, local, self.names.fresh)
        backward = Backward(derivation, saver, Slopes(shapes, {}), active, variables)
        backward.slopes.known[result.name] = Known(Slope(given), False)
        lines = backward.block(statements)
        parameters = {parameter.name for parameter in function.parameters}
        end = statements[0] if statements else core.Pass(span=function.span)
        results = []
        for name in self.wanted:
            lines += backward.as_result(name, end, {given.name, *parameters})
            results.append(backward.slopes.known[name].slope.value)
        last = core.Return(make.pair(*results), span=function.header)
        forward = saver.saves.applied(plain.restored(statements, saver.saves.touches, _names_read([*lines, last])))
        body = without_dead([*forward, *lines, last], lambda name: name not in parameters)
        by_element = function.by_element and (*function.by_element, given.name) if len(self.wanted) == 1 else ()
        new_parameters = (
            *(updated(parameter, default=None) for parameter in function.parameters),
            core.Parameter(given.name, kind=given.kind),
        )
        block = core.Block(tuple(body), span=function.body.span)
        own = [name for name in (*function.locals, *self.names.made) if name in names_in(block) or name in parameters]
        return core.Function(
            "", "", new_parameters, "gradient", block, tuple(dict.fromkeys((*own, given.name))), by_element,
            outer_reads=function.outer_reads, result=last.value.kind if last.value is not None else OPEN,
            span=function.span, header=function.header,
            comments=core.Comments((f"The derivatives of {function.name} by {_listed(self.wanted)}, from the derivative by its result.",)),
        )  # fmt: skip


def _is_assigned(name: str, statements: Sequence[core.Statement]) -> bool:
    return any(isinstance(part, core.Assign) and name_of(part.target) == name for node in statements for part in walk(node))


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _names_read(nodes: Sequence[core.Node]) -> set[str]:
    return {part.name for node in nodes for part in walk(node) if isinstance(part, core.Variable)}


def variables_in(statements: Sequence[core.Node], parameters: Sequence[core.Parameter] = ()) -> dict[str, core.Variable | core.Field]:
    """Every variable and field of some statements, with a kind that covers all its values."""
    found: dict[str, core.Variable | core.Field] = {}
    for parameter in parameters:
        found[parameter.name] = core.Variable(parameter.name, core.Where.LOCAL, kind=parameter.kind)
    for node in (part for statement in statements for part in walk(statement)):
        match node:
            case core.Assign(target=core.Variable() | core.Field() as target, value=value):
                _note(found, updated(target, kind=value.kind))
            case core.Variable() | core.Field():
                _note(found, node)
    return found


def _note(found: dict[str, core.Variable | core.Field], node: core.Variable | core.Field) -> None:
    """Joins what one occurrence of a variable says of its kind; a target says nothing."""
    key = name_of(node)
    if key is None:
        return
    known = found.get(key)
    if known is None or known.kind.base in (Base.OPEN, Base.NEVER):
        found[key] = node
    elif node.kind.base not in (Base.OPEN, Base.NEVER):
        found[key] = updated(known, kind=join(known.kind, node.kind))
