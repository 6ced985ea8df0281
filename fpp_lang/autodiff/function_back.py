"""The way back of one function, as a function: what it is given, and the derivative by its result, give those by what is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fpp_lang.autodiff import make
from fpp_lang.autodiff.activity import active_variables
from fpp_lang.autodiff.backward import Backward
from fpp_lang.autodiff.choices import risky_names
from fpp_lang.autodiff.dead import with_copies_in_one, without_dead, without_effects, without_unread_fillings
from fpp_lang.autodiff.function_values import one_of, with_known_calls
from fpp_lang.autodiff.names import Names, names_in
from fpp_lang.autodiff.places import Places, name_of
from fpp_lang.autodiff.plain import Plain
from fpp_lang.autodiff.readable import with_one_comment, with_one_name, with_signs_in_front
from fpp_lang.autodiff.saving import Saver
from fpp_lang.autodiff.shapes import shapes_of
from fpp_lang.autodiff.slopes import Known, Slope, Slopes, kind_of_slope
from fpp_lang.autodiff.views import memory_of, refuse_views, views_of
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import OPEN, TEXT, TRUTH, Base, Kind, join, list_of
from fpp_lang.core.walk import walk

if TYPE_CHECKING:
    from fpp_lang.autodiff.program import Derivation


@dataclass(slots=True)
class FunctionBack:
    """Makes the way back of one function by the parameters, and variables of outside, that are `wanted`.

    `seeded`: the derivative by the result is 1, not given. `loose`: parameters that may be given tensors, though the function is for
    numbers and runs element by element.
    """

    derivation: Derivation
    function: core.Function
    wanted: Sequence[str]
    names: Names
    seeded: bool = False
    loose: Sequence[str] = ()

    def made(self) -> core.Function:
        function, derivation, local = self.function, self.derivation, core.Where.LOCAL
        kind = returned_kind(function)
        kinds = kind.items if kind.base is Base.PAIR else (kind,)
        results = [make.variable(self.names.fresh("result"), each, local) for each in kinds]
        plain, statements = self.plain_steps(results[0] if len(results) == 1 else core.Targets(tuple(results)))
        active = active_variables(statements, self.wanted, derivation.outer_reads, derivation.protects)
        given_names = frozenset(parameter.name for parameter in function.parameters)
        places = Places(derivation.protects, given_names, memory_of(statements, derivation.protects))
        places.add(statements)
        shapes = shapes_of(statements, function.parameters, derivation.result_shape)
        given = [make.variable(self.names.fresh("d_result"), kind_of_slope(each), local) for each in kinds]
        for slope, result in zip(given, results, strict=True):
            shapes.known[slope.name] = shapes.of(result)
        saver = Saver(places, local, self.names.fresh)
        variables = variables_in(statements, function.parameters)
        for name in self.wanted:
            variables.setdefault(name, derivation.outer_variable(name))
        backward = Backward(derivation, saver, Slopes(shapes, {}), active, variables, risky=risky_names(statements))
        for slope, result in zip(given, results, strict=True):
            start = Slope(make.constant(1), kind.is_single) if self.seeded else Slope(slope)
            backward.slopes.known[result.name] = Known(start, self.seeded)
        lines = backward.block(statements)
        parameters = {parameter.name for parameter in function.parameters}
        mine = {*parameters, *(slope.name for slope in given)}
        last = core.Return(make.pair(*(backward.as_result(name, mine) for name in self.wanted)), span=function.header)
        forward = saver.saves.applied(plain.restored(statements, saver.saves.touches, _names_read([*lines, last]) | saver.saves.reads()))
        body = without_dead([*forward, *lines, last], lambda name: name not in parameters)
        body = with_copies_in_one(without_dead(without_unread_fillings(body), lambda name: name not in parameters))
        body = with_signs_in_front(with_one_comment(with_one_name(body, self.names.made)))
        return self.as_function(body, () if self.seeded else tuple(core.Parameter(slope.name, kind=slope.kind) for slope in given))

    def plain_steps(self, result: core.Variable | core.Targets) -> tuple[Plain, list[core.Statement]]:
        """The function's statements in plain steps, `return` as an assignment of the result."""
        derivation = self.derivation
        first = without_effects(self.function.body.statements)
        active = active_variables(first, self.wanted, derivation.outer_reads, derivation.protects)

        def touched(node: core.Node) -> bool:
            return any(isinstance(part, core.Variable | core.Field) and name_of(part) in active for part in walk(node))

        scope = [self.function.body, *self.function.parameters]
        called, chosen = derivation.caller(scope, inside=True), derivation.chosen(scope)
        plain = Plain(self.names.fresh, core.Where.LOCAL, touched, result, called, chosen, derivation.inliner(core.Where.LOCAL))
        held = {parameter.name: parameter for parameter in self.function.parameters}
        told = [with_known_calls(node, one_of(called, chosen, derivation.protects), blocks=True) for node in first]
        plain.views = views_of(told, derivation.protects, held)
        statements = plain.statements(first)
        refuse_views(statements, derivation.protects, held, plain.views)
        return plain, statements

    def as_function(self, body: Sequence[core.Statement], more: tuple[core.Parameter, ...]) -> core.Function:
        function = self.function
        block = core.Block(tuple(body), span=function.body.span)
        said = names_in(block)
        names = [parameter.name for parameter in (*function.parameters, *more)]
        last = body[-1]
        by_element = len(self.wanted) == 1 and self.wanted[0] in function.by_element
        over = (*function.by_element, *(parameter.name for parameter in more)) if by_element else ()
        if not by_element:
            block = updated(block, statements=(*map(self.must_be_number, self.loose), *block.statements))
        return core.Function(
            key="",
            name="",
            parameters=(*(updated(parameter, default=None) if more else parameter for parameter in function.parameters), *more),
            arrow="gradient",
            body=block,
            locals=tuple(dict.fromkeys((*names, *(name for name in (*function.locals, *self.names.made) if name in said)))),
            by_element=over,
            outer_reads=function.outer_reads,
            result=last.value.kind if isinstance(last, core.Return) and last.value is not None else OPEN,
            span=function.span,
            header=function.header,
            comments=core.Comments((self.words(),)),
        )

    def must_be_number(self, name: str) -> core.Statement:
        """What a function is given number by number adds to the derivative of a whole once for each: that is not written."""
        test = make.compared(make.primitive("size", make.variable(name, OPEN)), "!=", make.constant(1))
        message = core.Constant(f"the way back through {self.function.name} needs one number for {name}", kind=TEXT)
        body = core.Block((core.Throw(message, span=self.function.header),))
        return core.If(((updated(test, kind=TRUTH), body),), None, span=self.function.header)

    def words(self) -> str:
        names = _listed(self.wanted)
        if self.seeded:
            return f"The derivative of {self.function.name} by {names}."
        return f"The derivative by {names} of {self.function.name}, from the derivative by its result."


def returned_kind(function: core.Function) -> Kind:
    """The kind of what a function gives."""
    kinds = [part.value.kind for part in walk(function.body) if isinstance(part, core.Return) and part.value is not None]
    if not kinds:
        return function.result
    kind = kinds[0]
    for other in kinds[1:]:
        kind = join(kind, other)
    return kind


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
            case core.Index(target=core.Variable() | core.Field() as target, kind=kind) if kind.base is Base.OBJECT:
                _note(found, updated(target, kind=list_of(kind)))
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
