"""`derivative(f)`, `jacobian(f, x)`, `hessian(f, x)`: functions of their own, made from the way back through f (R10.3)."""

from __future__ import annotations

from collections.abc import Sequence

from fpp_lang.autodiff import make
from fpp_lang.autodiff.function_back import returned_kind
from fpp_lang.autodiff.function_values import Known
from fpp_lang.autodiff.problems import NoDerivative, NoFunction, Refused, unknown_function
from fpp_lang.autodiff.program import Derivation
from fpp_lang.autodiff.rekind import narrowed
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import FUNCTION, NUMERIC, OPEN, TENSOR, Base, Kind, describe
from fpp_lang.core.walk import rebuild, walk


class Derivatives:
    """Replaces every `Derivative` in the statements of one function, or of the program."""

    def __init__(self, derivation: Derivation, scope: Sequence[core.Node], inside: bool) -> None:
        self.derivation, self.scope, self.inside = derivation, scope, inside

    def replaced(self, node: core.Node) -> core.Node:
        """The node with a call, or a function, in the place of each derivative."""

        def change(part: core.Node) -> core.Node:
            if isinstance(part, core.Derivative):
                return self.value(updated(part, argument=None if part.argument is None else change(part.argument)))
            return rebuild(part, change)

        return change(node)

    def value(self, node: core.Derivative) -> core.Expression:
        known = self.derived(node)
        if node.argument is not None:
            kind = self.derivation.function(known.key).result
            kind = node.kind if node.kind.base is not Base.OPEN else kind
            argument = make.with_fractions(node.argument)
            given = len(self.derivation.function(known.key).parameters) - len(known.captured) - 1
            return core.Call(known.key, (argument, *[None] * given, *known.captured), kind=kind, span=node.span, id=node.id)
        if not known.captured:
            return core.FunctionName(known.key, kind=FUNCTION, span=node.span, id=node.id)
        parameter = self.derivation.function(known.key).parameters[0]
        inner = make.variable(parameter.name, parameter.kind)
        outer = tuple(updated(item, where=core.Where.OUTER) for item in known.captured if isinstance(item, core.Variable))
        body = core.Block((core.Return(core.Call(known.key, (inner, *outer), kind=OPEN), implicit=True),))
        function = core.Function("", "lambda", (parameter,), "", body, (parameter.name,), span=node.span, header=node.span)
        return core.Lambda(function, kind=FUNCTION, span=node.span)

    def derived(self, node: core.Derivative) -> Known:
        """The function that a derivative is."""
        known = self.derivation.known_function(node.function, self.scope, self.inside, self.derived)
        if known is None:
            if node.function.kind.base not in (Base.FUNCTION, Base.OPEN):
                raise Refused(NoFunction(node.function.span, node.form, describe(node.function.kind)))
            raise Refused(unknown_function(node.function.span))
        function = self.derivation.function(known.key)
        own = function.parameters[: len(function.parameters) - len(known.captured)]
        if not own or any(parameter.default is None for parameter in own[1:]):
            reason = f"`{function.name}` takes {len(own)} values; make it a function of one first: x -> {function.name}(x, …)"
            raise Refused(NoDerivative(node.function.span, reason))
        match node.form:
            case "derivative":
                return Known(self.derivation.slope_function(known.key, by_element=True, node=node), known.captured)
            case "jacobian" if returned_kind(self.derivation.for_call(function, self.kinds(node, known.key))).is_single:
                kinds = self.kinds(node, known.key)
                return Known(self.derivation.slope_function(known.key, by_element=False, node=node, kinds=kinds), known.captured)
            case "jacobian":
                return Known(self.jacobian(known.key, node, node.argument), known.captured)
            case "hessian":
                kinds = self.kinds(node, known.key)
                gradient = self.derivation.slope_function(known.key, by_element=False, node=node, kinds=kinds)
                return Known(self.jacobian(gradient, node, node.argument, f"{known.key}_hessian"), known.captured)

    def kinds(self, node: core.Derivative, key: str) -> dict[str, Kind]:
        """What is known of the argument."""
        kind = None if node.argument is None else narrowed(node.argument.kind)
        return {} if kind is None else {self.derivation.function(key).parameters[0].name: kind}

    def jacobian(self, key: str, node: core.Derivative, argument: core.Expression | None, wish: str = "") -> str:
        """A function that goes back once for each number of the result: row i holds the derivatives of result i."""
        derivation = self.derivation
        function = derivation.function(key)
        x = function.parameters[0]
        known = derivation.derived_by.get((key, "jacobian"))
        if known is not None:
            return known
        back = derivation.backward_of(key, (x.name,), node, self.kinds(node, key))
        new = derivation.function_key(wish or f"{key}_jacobian")
        names = {parameter.name for parameter in function.parameters}

        def variable(wish: str, kind: Kind) -> core.Variable:
            while wish in names:
                wish += "_"
            names.add(wish)
            return make.variable(wish, kind)

        kind = argument.kind if argument is not None and argument.kind.base is Base.TENSOR else NUMERIC
        given = make.variable(x.name, kind)
        others = tuple(make.variable(parameter.name, parameter.kind) for parameter in function.parameters[1:])
        given_kind = returned_kind(derivation.for_call(function, self.kinds(node, key)))
        result_kind = Kind(Base.TENSOR, "float", 1) if given_kind.base is Base.LIST else given_kind
        result = variable("result", result_kind)
        matrix = variable("jacobian", Kind(Base.TENSOR, "float", 2))
        place = variable("i", make.constant(0).kind)
        count = make.primitive("len", result) if result_kind.rank == 1 else make.primitive("size", result)
        width = make.primitive("len", given) if kind.rank == 1 else make.primitive("size", given)
        one = core.Index(make.primitive("identity", count), (place,), kind=Kind(Base.TENSOR, "float", 1))
        seed: core.Expression = one if result_kind.rank == 1 else make.primitive("reshape", one, make.primitive("shape", result))
        if result_kind.rank != 1:
            seed = core.Unwrap(seed, kind=NUMERIC)
        row: core.Expression = core.Call(back, (given, *others, seed), kind=kind if kind.rank == 1 else NUMERIC)
        row = row if kind.rank == 1 else make.primitive("reshape", row, width)
        value: core.Expression = core.Call(key, (given, *others), kind=given_kind)
        value = core.ToTensor(value, kind=result_kind) if given_kind.base is Base.LIST else value
        loop = core.ForCount(
            place.name, make.constant(0), count, make.constant(1), False,
            core.Block((core.Assign(core.Index(matrix, (place,), kind=Kind(Base.TENSOR, "float", 1)), row),)),
        )  # fmt: skip
        last: core.Expression = matrix
        if not (kind.rank == 1 and result_kind.rank == 1):
            last = core.Unwrap(make.primitive("reshape", matrix, make.primitive("joined_shape", result, given)), kind=NUMERIC)
        body = core.Block(
            (
                core.Assign(result, value),
                core.Assign(matrix, updated(make.primitive("zeros", count, width), kind=matrix.kind)),
                loop,
                core.Return(last, span=function.header),
            )
        )
        parameters = function.parameters
        derivation.functions[new] = core.Function(
            new, new.rpartition(":")[2], parameters, "jacobian", _placed(body, function.header),
            tuple(names), outer_reads=function.outer_reads, result=TENSOR, span=function.span, header=function.header,
            comments=core.Comments((f"Row i holds the derivatives of number i that {function.name} gives.",)),
        )  # fmt: skip
        derivation.derived_by[key, "jacobian"] = new
        return new


def _placed(body: core.Block, span: object) -> core.Block:
    def change(node: core.Node) -> core.Node:
        new = rebuild(node, change)
        return updated(new, span=span) if isinstance(new, core.Statement | core.Block) else new

    found = change(body)
    assert isinstance(found, core.Block)
    return found


def has_derivative(node: core.Node) -> bool:
    return any(isinstance(part, core.Derivative) for part in walk(node))
