"""Calls inside a loop: of functions that work element by element, on whole arrays; of other short ones, their bodies in place."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile
from typing import TYPE_CHECKING

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base, Kind
from fpp_lang.core.primitives import PRIMITIVES, SIZES
from fpp_lang.core.walk import walk
from fpp_lang.lift import make
from fpp_lang.lift.arrays import combined
from fpp_lang.lift.model import Binding, Kept, Value
from fpp_lang.lift.sharing import is_new
from fpp_lang.lift.uses import assigned_in, indexed_in, ranks_of, root_of

if TYPE_CHECKING:
    from fpp_lang.lift.values import Passes

DEEPEST = 8
ELEMENTWISE = frozenset({"select", "select_one", "fractions", "own_fractions", "clone", "as_array", "fmax", "fmin"})
"""Array forms that work element by element as well."""

ELEMENT_PARTS = (
    core.Block,
    core.Return,
    core.Assign,
    core.Constant,
    core.Pass,
    core.Function,
    core.Parameter,
    core.Copy,
)

PURE_PARTS = (
    core.Block,
    core.Return,
    core.If,
    core.Pass,
    core.Break,
    core.Continue,
    core.Evaluate,
    core.ForCount,
    core.ForEach,
    core.ForRows,
    core.ForElements,
    core.ForAll,
    core.Visit,
    core.Targets,
    core.Variable,
    core.Constant,
    core.Index,
    core.AtPlace,
    core.Slice,
    core.Compare,
    core.Logic,
    core.Not,
    core.Conditional,
    core.Whole,
    core.Unwrap,
    core.ToTensor,
    core.Pair,
    core.Copy,
    core.Bracket,
    core.Comprehension,
    core.Clause,
)
"""Statements and expressions that only compute, and come to an end."""


class Calls:
    """What is known of the program's functions: which only compute, which work element by element."""

    def __init__(self, program: core.Program) -> None:
        self.program = program
        self._pure: dict[str, bool] = {}
        self._elementwise: dict[str, bool] = {}
        self._safe: dict[str, bool] = {}
        self._protects: dict[str, bool] = {}
        self._given: dict[str, list[tuple[core.Function | None, core.Call]]] = {}
        self._ranks: dict[str, dict[str, frozenset[int]]] = {}
        for caller in (None, *program.functions.values()):
            for node in walk(program.body if caller is None else caller.body):
                if isinstance(node, core.Call):
                    self._given.setdefault(node.key, []).append((caller, node))
        self.busy: list[str] = []
        self.lifted: dict[str, core.Function] = {}

    def pure(self, key: str) -> bool:
        """Whether a call does nothing but give a value."""
        if key not in self._pure:
            self._pure[key] = False
            self._pure[key] = self._only_gives(self.program.functions[key])
        return self._pure[key]

    def _only_gives(self, function: core.Function, checks: int = 0) -> bool:
        """Whether all statements of a function, but for some checks at its beginning, do nothing but give a value."""
        given = {parameter.name for parameter in function.parameters}
        changed = _stored(function.body) | _grown(function.body)
        leaves_alone = (function.arrow is not None or not given & changed) and not self._reaches_outside(changed, function)
        return leaves_alone and all(self._pure_part(part) for node in function.body.statements[checks:] for part in walk(node))

    def _reaches_outside(self, changed: set[str | None], function: core.Function) -> bool:
        """Whether one of the variables that a function changes is a variable of the program, or may share its memory."""
        outside = set(function.outer_reads) - set(function.locals)
        shared = {other for pair in function.sharing for one, other in (pair, pair[::-1]) if one in changed}
        if not outside.isdisjoint(changed | shared):
            return True
        from_calls = None in changed or any(self._gets_from_outside(part, changed) for part in walk(function.body))
        return bool(function.outer_reads) and from_calls

    def _gets_from_outside(self, node: core.Node, names: set[str | None]) -> bool:
        """Whether a statement gives one of these variables what a function that reads variables of the program gives."""
        match node:
            case core.Assign(value=value):
                given = assigned_in(node)
            case core.Visit(variable=name, iterable=value):
                given = {name}
            case _:
                return False
        calls = (part for part in walk(value) if isinstance(part, core.Call) and self.program.functions[part.key].outer_reads)
        return not names.isdisjoint(given) and not value.kind.is_single and any(calls)

    def checks_and_computes(self, key: str) -> bool:
        """Whether a call does nothing but give a value, or stop at its beginning, where what it is given does not fit."""
        function = self.program.functions[key]
        checks = sum(1 for _ in takewhile(is_check, function.body.statements))
        return self._only_gives(function, checks) if checks else self.pure(key)

    def reads_one_of(self, key: str, names: frozenset[str]) -> bool:
        """Whether the function reads one of these variables of outside, itself or through what it calls."""
        return not names.isdisjoint(self.program.functions[key].outer_reads)

    def computes(self, node: core.Node) -> bool:
        """Whether an expression does nothing but give a value."""
        return all(map(self._pure_part, walk(node)))

    def reached(self, body: core.Node) -> dict[str, int]:
        """How deep the functions that a body calls index the variables that they are given."""
        found: dict[str, int] = {}
        for call in (part for part in walk(body) if isinstance(part, core.Call)):
            function = self.program.functions[call.key]
            depths, _ = ranks_of(function.body, {})
            for parameter, argument in zip(function.parameters, call.arguments, strict=True):
                if isinstance(argument, core.Variable) and depths.get(parameter.name):
                    found[argument.name] = max(found.get(argument.name, 0), depths[parameter.name])
        return found

    def ranks(self, key: str) -> dict[str, frozenset[int]]:
        """The ranks of the tensors that the program gives for each parameter, as far as it shows them."""
        if key not in self._ranks:
            self._ranks[key] = {}
            found: dict[str, set[int]] = {}
            for caller, call in self._given.get(key, ()):
                for parameter, argument in zip(self.program.functions[key].parameters, call.arguments, strict=True):
                    found.setdefault(parameter.name, set()).update(self._ranks_of(argument, caller))
            self._ranks[key] = {name: frozenset(ranks) for name, ranks in found.items() if ranks}
        return self._ranks[key]

    def _ranks_of(self, argument: core.Expression | None, caller: core.Function | None) -> frozenset[int]:
        rank = None if argument is None else _rank(argument.kind)
        if rank is not None:
            return frozenset({rank})
        if isinstance(argument, core.Variable) and caller is not None:
            return self.ranks(caller.key).get(argument.name, frozenset())
        return frozenset()

    def protects(self, key: str) -> bool:
        """Whether a function leaves what it is given alone, and keeps no part of it (R6.2): an object may keep what it is given."""
        if key not in self._protects:
            self._protects[key] = self.program.functions[key].arrow is not None
            self._protects[key] &= not any(map(self._reaches_objects, walk(self.program.functions[key].body)))
        return self._protects[key]

    def makes(self, node: core.Expression) -> bool:
        """Whether a value is made here, by a primitive or a short function, and shares memory with nothing."""
        match node:
            case core.Call(key=key) if key in self.lifted:
                body = self.lifted[key].body.statements
                return len(body) == 1 and isinstance(body[0], core.Return) and body[0].value is not None and self.makes(body[0].value)
        return is_new(node)

    def _reaches_objects(self, node: core.Node) -> bool:
        match node:
            case core.MethodCall() | core.SuperCall() | core.New():
                return True
            case core.Assign(target=core.Field(form=form)) | core.Update(target=core.Field(form=form)):
                return form != "entry"
            case core.Call(key=key):
                return not self.protects(key) and self.program.functions[key].arrow is not None
        return False

    def _pure_part(self, node: core.Node) -> bool:
        match node:
            case core.Primitive(name=name):
                return PRIMITIVES[name].hazard != "effect" or name in ("append", "pop", "insert")
            case core.Call(key=key):
                return self.pure(key)
            case core.Assign(target=target) | core.Update(target=target):
                return not any(isinstance(part, core.Variable) and part.where is not core.Where.LOCAL for part in walk(target))
        return isinstance(node, PURE_PARTS)

    def elementwise(self, key: str) -> bool:
        """Whether the function, as it was lifted, gives for arrays what it gives for each of their elements."""
        if key not in self._elementwise:
            self._elementwise[key] = False
            function = self.lifted.get(key, self.program.functions[key])
            self._elementwise[key] = self.pure(key) and all(map(self._element_part, walk(function)))
        return self._elementwise[key]

    def _element_part(self, node: core.Node) -> bool:
        match node:
            case core.Primitive(name=name):
                return (PRIMITIVES[name].elementwise or name in ELEMENTWISE) and PRIMITIVES[name].hazard != "effect"
            case core.Compare(form=form) | core.Logic(form=form) | core.Not(form=form):
                return form == "elements"
            case core.Call(key=key):
                return self.elementwise(key)
            case core.Variable(where=where):
                return where is core.Where.LOCAL or node.kind.is_single
            case core.Assign(target=target):
                return isinstance(target, core.Variable)
        return isinstance(node, ELEMENT_PARTS)

    def total(self, key: str) -> bool:
        """Whether no operation of the function may fail for some number."""
        if key not in self._safe:
            self._safe[key] = False
            parts = list(walk(self.program.functions[key].body))
            primitives = all(PRIMITIVES[part.name].hazard == "total" for part in parts if isinstance(part, core.Primitive))
            self._safe[key] = primitives and all(self.total(part.key) for part in parts if isinstance(part, core.Call))
        return self._safe[key]

    def call(self, passes: Passes, node: core.Call) -> Value:
        function = self.program.functions[node.key]
        if not self.pure(node.key):
            raise Kept(f"the call of `{function.name}` does more than give a value", node)
        if self.reads_one_of(node.key, passes.changed):
            raise Kept(f"`{function.name}` reads what the loop changes", node)
        given = {
            parameter.name: argument if argument is not None else parameter.default
            for parameter, argument in zip(function.parameters, node.arguments, strict=True)
        }
        found: dict[str, Value] = {}
        parts: dict[str, Binding] = {}
        indexed = indexed_in(function.body) if _is_straight(function.body.statements) and not self.elementwise(node.key) else ()
        for name, argument in given.items():
            assert argument is not None
            if name in indexed:
                parts[name] = passes.ref(argument)
            else:
                found[name] = passes.value(argument)
        if parts:
            return self._in_place(passes, node, function, {**found, **parts})
        arrays = {name for name, value in found.items() if value.layout or (value.linear is not None and value.expression is None)}
        by_element = bool(function.by_element) and arrays <= set(function.by_element) and self._whole_axes(passes, found, arrays)
        if (self.elementwise(node.key) and not function.by_element) or by_element:
            return self._on_arrays(passes, node, [found[parameter.name] for parameter in function.parameters])
        return self._in_place(passes, node, function, found)

    def _whole_axes(self, passes: Passes, found: dict[str, Value], arrays: set[str]) -> bool:
        return all(axis in passes.axes for name in arrays for axis in found[name].axes)

    def _on_arrays(self, passes: Passes, node: core.Call, values: list[Value]) -> Value:
        values = [passes.shown(value) for value in values]
        if not self.total(node.key):
            values = [passes.harmless(value) for value in values]
        passes.meet(values)
        operands, layout = combined(values)
        arguments = tuple(None if given is None else operand for given, operand in zip(node.arguments, operands, strict=True))
        return Value(updated(node, arguments=arguments, kind=passes.kind(layout, node.kind)), layout)

    def _in_place(self, passes: Passes, node: core.Call, function: core.Function, given: Mapping[str, Binding]) -> Value:
        """The value of a function of assignments and one result, computed where it is called."""
        statements = function.body.statements
        if len(self.busy) >= DEEPEST or node.key in self.busy or not _is_straight(statements):
            raise Kept(f"`{function.name}` is no formula", node)
        outer = passes.bound, passes.inlined
        bound: dict[str, Binding] = dict(given)
        passes.bound, passes.inlined = bound, True
        self.busy.append(node.key)
        try:
            for statement in statements[:-1]:
                if isinstance(statement, core.Assign) and isinstance(statement.target, core.Variable):
                    bound[statement.target.name] = passes.value(statement.value)
            last = statements[-1]
            assert isinstance(last, core.Return) and last.value is not None
            return passes.value(last.value)
        finally:
            self.busy.pop()
            passes.bound, passes.inlined = outer


def is_check(node: core.Node) -> bool:
    """Whether a statement stops where sizes do not fit: `if u.len() != v.len(): throw …`."""
    match node:
        case core.If(branches=((core.Compare() as test, core.Block(statements=(core.Throw(message=core.Constant()),))),), otherwise=None):
            primitives = [part.name for part in walk(test) if isinstance(part, core.Primitive)]
            return set(primitives) <= SIZES and not any(isinstance(part, core.Call | core.Index) for part in walk(test))
    return False


def _stored(node: core.Node) -> set[str | None]:
    """The variables in whose tensors statements store; calls are looked at by themselves."""
    found: set[str | None] = set()
    loops: list[tuple[core.Node, set[str], str | None]] = []
    for part in walk(node):
        match part:
            case core.Assign(target=core.Index() | core.AtPlace() | core.Field() as target):
                found.add(root_of(target))
            case core.Assign(target=core.Targets(items=items)):
                found |= {root_of(item) for item in items if not isinstance(item, core.Variable)}
            case core.Update(target=target) if not (isinstance(target, core.Variable) and target.kind.is_single):
                found.add(root_of(target))
            case core.ForEach(visits=visits):
                loops += [(part, {visit.variable}, root_of(visit.iterable)) for visit in visits]
            case core.ForRows(variable=name, iterable=iterable) | core.ForAll(variable=name, iterable=iterable):
                elements = {inner.variable for inner in walk(part) if isinstance(inner, core.ForElements)}
                loops.append((part, {name} | elements, root_of(iterable)))
    for loop, names, root in reversed(loops):
        if names & found or any(_is_assigned(name, loop) for name in names):
            found.add(root)
    return found


def _is_assigned(name: str, node: core.Node) -> bool:
    return name in {
        part.target.name for part in walk(node) if isinstance(part, core.Assign | core.Update) and isinstance(part.target, core.Variable)
    }


def _grown(node: core.Node) -> set[str | None]:
    """What statements append to or take from."""
    calls = (part for part in walk(node) if isinstance(part, core.Primitive) and part.name in ("append", "pop", "insert"))
    return {root_of(call.arguments[0]) for call in calls if call.arguments[0] is not None}


def _rank(kind: Kind) -> int | None:
    """The rank of a number or tensor, also of one that a list of them becomes."""
    match kind:
        case Kind(base=Base.NUMBER | Base.TRUTH):
            return 0
        case Kind(base=Base.TENSOR, rank=rank):
            return rank
        case Kind(base=Base.LIST, items=(item,)):
            inner = _rank(item)
            return None if inner is None else inner + 1
    return None


def _is_straight(statements: tuple[core.Statement, ...]) -> bool:
    *before, last = statements
    return (
        isinstance(last, core.Return)
        and last.value is not None
        and all(isinstance(node, core.Assign) and isinstance(node.target, core.Variable) for node in before)
    )


__all__ = ["Base", "Calls", "make"]
