"""Derivatives in a whole program: every place where one is asked for, and the functions that this makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from fpp_lang.autodiff import make
from fpp_lang.autodiff.backward import Backward
from fpp_lang.autodiff.flow import Contribution, Flow
from fpp_lang.autodiff.function_back import FunctionBack, returned_kind
from fpp_lang.autodiff.function_values import with_known_calls
from fpp_lang.autodiff.given_twice import GivenTwice
from fpp_lang.autodiff.held import Holding
from fpp_lang.autodiff.inline import Inliner
from fpp_lang.autodiff.known_functions import KnownFunctions
from fpp_lang.autodiff.names import Names, names_in
from fpp_lang.autodiff.places import GIVES, METHOD, NEW, stores_anything
from fpp_lang.autodiff.problems import NoDerivative, Refused, calls_itself
from fpp_lang.autodiff.rekind import narrowed, rekinded
from fpp_lang.autodiff.rules import WHOLE_ROWS, library_rule, library_rules
from fpp_lang.autodiff.shapes import NUMBER as NO_AXES
from fpp_lang.autodiff.shapes import Shape, Symbol, broadcast, shapes_of
from fpp_lang.autodiff.slopes import Slope, kind_of_slope
from fpp_lang.autodiff.structures import structure_back
from fpp_lang.autodiff.views import gives_its_own
from fpp_lang.base.source import Span
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import NUMBER, OPEN, Base, Kind
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import walk
from fpp_lang.lift import lift
from fpp_lang.lift.calls import Calls

Wanted = tuple[str, ...]
ELEMENT_PARTS = (
    core.Block, core.Return, core.Assign, core.Constant, core.Pass, core.Unwrap, core.Compare, core.Logic, core.Not, core.Copy,
)  # fmt: skip


@dataclass(slots=True)
class Derivation(KnownFunctions):
    """What all derivatives of a program share. `busy`: the functions whose derivatives are being made."""

    made: dict[tuple[str, Wanted, tuple[Kind | None, ...]], str] = field(default_factory=dict)
    derived_by: dict[tuple[str, str], str] = field(default_factory=dict)
    prepare: Callable[[str], None] = lambda key: None
    busy: list[str] = field(default_factory=list)
    names: Names = field(default_factory=lambda: Names(set()))
    _lifted: core.Program | None = None
    _calls: Calls | None = None
    _results: dict[str, tuple[tuple[str, ...], Shape] | None] = field(default_factory=dict)
    _stores: dict[str, bool] = field(default_factory=dict)
    _own: dict[str, bool] = field(default_factory=dict)
    _given_twice: GivenTwice | None = None

    # What is known of functions ----------------------------------------------------------------------------------------------

    def given_twice(self, key: str) -> dict[tuple[str, str], Span]:
        """The names of a function that share memory in some call of it, and where that stands."""
        if self._given_twice is None:
            self._given_twice = GivenTwice(Holding(self.program, self.protects))
        return self._given_twice.of(key)

    @property
    def calls(self) -> Calls:
        if self._calls is None:
            self._calls = Calls(self.program)
        return self._calls

    def function(self, key: str) -> core.Function:
        self.prepare(key)
        return self.functions.get(key) or self.program.functions[key]

    def protects(self, key: str) -> bool:
        """Whether a call leaves what it is given alone: by its arrow, or because it stores nothing anywhere."""
        if key.startswith(METHOD):
            return self._method_protects(*key.removeprefix(METHOD).rsplit(":", 1))
        if key.startswith(NEW):
            return self._making_protects(key.removeprefix(NEW))
        if key.startswith(GIVES):
            return self._gives_its_own(key.removeprefix(GIVES))
        if key in self.functions or self.calls.protects(key):
            return True
        if key not in self._stores:
            self._stores[key] = True
            function = self.program.functions[key]
            body = with_known_calls(function.body, self.caller([function.body], inside=True), blocks=True)
            self._stores[key] = stores_anything(body, (parameter.name for parameter in function.parameters), self.protects)
        return not self._stores[key]

    def _gives_its_own(self, key: str) -> bool:
        """Whether what a call gives shares no memory with what it is given."""
        if key in self.functions:
            return True
        if key not in self._own:
            self._own[key] = True
            self._own[key] = gives_its_own(self.program.functions[key], self.protects)
        return self._own[key]

    def _making_protects(self, owner: str) -> bool:
        """Whether making an object leaves what it is given alone."""
        key = self.inliner(core.Where.LOCAL).method(owner, "init")
        if key is None:
            return True
        above = [part.owner for part in walk(self.program.functions[key].body) if isinstance(part, core.SuperCall)]
        bases = [self.program.classes[each].base for each in above]
        return self._method_protects(owner, "init") and all(base is None or self._making_protects(base) for base in bases)

    def _method_protects(self, owner: str, name: str) -> bool:
        """Whether a method leaves what it is given alone; it may change its object."""
        key = self.inliner(core.Where.LOCAL).method(owner, name)
        if key is None:
            return False
        if key not in self._stores:
            function = self.program.functions[key]
            self._stores[key] = True
            first, *others = (parameter.name for parameter in function.parameters)
            self._stores[key] = stores_anything(function.body, others, self.protects, first)
        return not self._stores[key]

    def outer_reads(self, key: str) -> tuple[str, ...]:
        return self.function(key).outer_reads

    def reads_active(self, key: str, active: frozenset[str]) -> bool:
        return bool(active & set(self.outer_reads(key)))

    def bodies(self, key: str) -> Iterator[core.Function]:
        """A function in array form, and as it was written."""
        self.prepare(key)
        if key in self.functions:
            made = self.functions[key]
            if key in self.program.functions:
                whole = updated(self.program, functions={**self.program.functions, **self.functions})
                yield lift(whole, at_once=True).program.functions[key]
            yield made
            return
        if self._lifted is None:
            self._lifted = lift(self.program, at_once=True).program
        lifted = self._lifted.functions[key]
        yield lifted
        if lifted is not self.program.functions[key]:
            yield self.program.functions[key]

    def result_shape(self, key: str) -> tuple[tuple[str, ...], Shape] | None:
        """A function's parameters, and the shape of what it gives in symbols of them; None where that is not known."""
        if key not in self._results:
            self._results[key] = None
            if key.startswith(METHOD):
                self._results[key] = self._method_shape(*key.removeprefix(METHOD).rsplit(":", 1))
                return self._results[key]
            function = self.function(key)
            if key.removeprefix("library:") in library_rules():
                over = (
                    [function.parameters[0].name] if function.name in WHOLE_ROWS else [parameter.name for parameter in function.parameters]
                )
                self._results[key] = tuple(parameter.name for parameter in function.parameters), _stretched(over)
            else:
                self._results[key] = self._result_shape(next(self.bodies(key)))
        return self._results[key]

    def _method_shape(self, owner: str, name: str) -> tuple[tuple[str, ...], Shape] | None:
        """The same of a method that no class below can replace."""
        key = self.inliner(core.Where.LOCAL).method(owner, name)
        if key is None or any(each.base == owner for each in self.program.classes.values()):
            return None
        return self._result_shape(self.program.functions[key])

    def _result_shape(self, function: core.Function) -> tuple[tuple[str, ...], Shape] | None:
        names = tuple(parameter.name for parameter in function.parameters)
        if function.by_element:
            return names, _stretched(function.by_element)
        shapes = shapes_of([function.body], function.parameters, self.result_shape)
        found = {shapes.of(node.value) for node in walk(function.body) if isinstance(node, core.Return) and node.value is not None}
        return (names, found.pop()) if len(found) == 1 else None

    def inliner(self, where: core.Where) -> Inliner:
        return Inliner(self.program, self.function, self.protects, self.fresh, where)

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
        try:
            yield
        finally:
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
        """The way back through a call: what the table says, or a call of the function's own way back."""
        function = self.function(node.key)
        given = self.given(node)
        rule = library_rule(node.key, given)
        active = [name for name, argument in given.items() if flow.is_active(argument)]
        if rule is not None and all(name in rule.texts for name in active):
            whole = function.name in WHOLE_ROWS
            flow.by_rule(node, rule, given, flow.chosen(slope) if whole else slope, stretches=not whole, whole=whole)
            return
        slope = flow.chosen(slope)
        kind = returned_kind(self.function(node.key))
        if kind.base is Base.PAIR and kind.items:
            both = flow.named(Slope(flow.full(node, slope))).value
            parts = enumerate(kind.items)
            self.back_through(flow, node, [make.index(both, make.constant(place), kind=kind_of_slope(part)) for place, part in parts])
            return
        self.back_through(flow, node, [flow.full(node, slope)])

    def given(self, node: core.Call) -> dict[str, core.Expression | None]:
        """What the parameters of a call are given, defaults included."""
        return {
            parameter.name: argument if argument is not None else parameter.default
            for parameter, argument in zip(self.function(node.key).parameters, node.arguments, strict=True)
        }

    def back_through(self, flow: Flow, node: core.Call, slopes: list[core.Expression]) -> None:
        """The way back through a function, from the derivatives by its results."""
        function = self.function(node.key)
        given = self.given(node)
        active = [name for name, argument in given.items() if flow.is_active(argument)]
        wanted = tuple(active) + tuple(name for name in function.outer_reads if name in flow.active)
        if not wanted:
            return
        kinds_given = {name: kind for name, argument in given.items() if argument is not None and (kind := narrowed(argument.kind))}
        arguments = [flow.kept(argument) for argument in given.values() if argument is not None]
        if function.by_element and any(not given[name].kind.is_single for name in function.by_element if given[name] is not None):  # type: ignore[union-attr]
            slope = flow.named(Slope(slopes[0]))
            for name in wanted:
                key = self.backward_of(node.key, (name,), node, kinds_given)
                back = core.Call(key, (*arguments, slope.value), kind=node.kind, span=node.span)
                self._flow_on(flow, node, given, name, back)
            return
        key = self.backward_of(node.key, wanted, node, kinds_given)
        kinds = [kind_of_slope((given.get(name) or self.outer_variable(name)).kind) for name in wanted]
        back = core.Call(key, (*arguments, *slopes), kind=kinds[0] if len(wanted) == 1 else self.function(key).result, span=node.span)
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
            flow.back(self.outer_variable(name), Slope(value))
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
        """`a, b = f(x)`: the way back takes the derivatives by all results."""
        assert isinstance(node.target, core.Targets)
        if not isinstance(node.value, core.Call) or not all(isinstance(item, core.Variable) for item in node.target.items):
            raise Refused(NoDerivative(node.span, "several values taken apart"))
        flow = backward.flow(node)
        slopes = []
        for item in node.target.items:
            assert isinstance(item, core.Variable)
            known = backward.slopes.known.pop(item.name, None)
            if known is None:
                slopes.append(backward.zero(item.name, node, True))
            else:
                slopes.append(flow.full(backward.variables[item.name], known.slope))
        self.back_through(flow, node.value, slopes)
        return [*flow.lines, *backward.commit(flow.found, node)]

    def outer_variable(self, name: str) -> core.Variable:
        """A variable of the program's own, with its kind."""
        for part in walk(self.program.body):
            if isinstance(part, core.Assign) and isinstance(part.target, core.Variable) and part.target.name == name:
                return core.Variable(name, core.Where.TOP, kind=part.value.kind)
        return core.Variable(name, core.Where.TOP, kind=OPEN)

    def slope_function(self, key: str, *, by_element: bool, node: core.Node, kinds: Mapping[str, Kind] | None = None) -> str:
        """The function that gives the derivative of a function by its first parameter: element by element, or of the one number."""
        known = self.derived_by.get((key, "derivative" if by_element else "gradient"))
        if known is not None:
            return known
        if key in self.busy:
            raise Refused(calls_itself(node.span, self.function(key).name))
        self.busy.append(key)
        refused: Refused | None = None
        for function in self.said(key):
            try:
                names = Names(names_in(function) | set(function.outer_reads) | {function.name})
                function = self.for_call(function, kinds or {})
                with self.naming(names):
                    made = FunctionBack(self, function, (function.parameters[0].name,), names, seeded=True).made()
                break
            except Refused as found:
                refused = refused or found
        else:
            self.busy.pop()
            assert refused is not None
            raise refused
        self.busy.pop()
        new = self.function_key(f"{key}_{'derivative' if by_element else 'gradient'}")
        first = made.parameters[0].name
        over = made.by_element if not by_element or self.is_elementwise(function) else (first,)
        self.functions[new] = updated(made, key=new, name=new.rpartition(":")[2], by_element=over if by_element else ())
        self.derived_by[key, "derivative" if by_element else "gradient"] = new
        return new

    def said(self, key: str) -> Iterator[core.Function]:
        """A function's bodies; of one whose derivative the table says, a call of it."""
        function = self.function(key)
        if library_rule(key, {parameter.name: make.variable(parameter.name, parameter.kind) for parameter in function.parameters}):
            variables = tuple(make.variable(parameter.name, parameter.kind) for parameter in function.parameters)
            value = core.Call(key, variables, kind=returned_kind(function), span=function.header)
            body = core.Block((core.Return(value, span=function.header),), span=function.header)
            yield updated(function, body=body, by_element=())
        yield from self.bodies(key)

    def is_elementwise(self, function: core.Function) -> bool:
        """Whether the function gives for a tensor what it gives for each number in it."""
        return not function.by_element and all(map(self._is_element_part, walk(function.body)))

    def _is_element_part(self, node: core.Node) -> bool:
        match node:
            case core.Primitive(name=name):
                return (PRIMITIVES[name].elementwise and name not in ("times", "full")) or name in ("fractions", "own_fractions")
            case core.Call(key=key):
                return self.is_elementwise(next(self.bodies(key)))
            case core.Variable(where=where):
                return where is core.Where.LOCAL or node.kind.is_single
        return isinstance(node, ELEMENT_PARTS)

    # Functions that go back --------------------------------------------------------------------------------------------------

    def backward_of(self, key: str, wanted: Wanted, node: core.Node, kinds: Mapping[str, Kind]) -> str:
        """The function that gives the derivatives by what is wanted, from the derivative by the result.

        `kinds`: what is known of the values that parameters are given.
        """
        called = (key, wanted, tuple(kinds.get(parameter.name) for parameter in self.function(key).parameters))
        known = self.made.get(called)
        if known is not None:
            return known
        if key in self.busy:
            raise Refused(calls_itself(node.span, self.function(key).name))
        self.busy.append(key)
        refused: Refused | None = None
        for function in self.bodies(key):
            try:
                made = self._backward(function, wanted, kinds)
                break
            except Refused as found:
                refused = refused or found
        else:
            self.busy.pop()
            assert refused is not None
            raise refused
        self.busy.pop()
        for (other, same, _), before in self.made.items():
            if (other, same) == (key, wanted) and self.functions[before].body == made.body:
                self.made[called] = before
                return before
        new = self.function_key(f"{key}_backward")
        self.functions[new] = updated(made, key=new, name=new.rpartition(":")[2])
        self.made[called] = new
        return new

    def for_call(self, function: core.Function, kinds: Mapping[str, Kind]) -> core.Function:
        """The function for what a call gives it; one that runs element by element gets numbers."""
        known = dict(kinds)
        for name in function.by_element:
            known[name] = NUMBER
        return rekinded(function, known) if known else function

    def _backward(self, function: core.Function, wanted: Wanted, kinds: Mapping[str, Kind]) -> core.Function:
        if function.arrow is None and not any(isinstance(part, core.Return) for part in walk(function.body)):
            raise Refused(NoDerivative(function.header, f"`{function.name}` gives no value"))
        names = Names(names_in(function) | set(function.outer_reads) | {function.name})
        loose = [name for name in function.by_element if name not in kinds or not kinds[name].is_single]
        with self.naming(names):
            made = FunctionBack(self, self.for_call(function, kinds), wanted, names, loose=loose).made()
        return made


def _stretched(names: Sequence[str]) -> Shape:
    """The shape of an element-wise result of these parameters."""
    shape: Shape = NO_AXES
    for name in names:
        shape = broadcast(shape, Symbol(("variable", name)))
    return shape
