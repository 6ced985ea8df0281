"""Calls of functions that loop over what they are given: inside a loop their statements stand in place of the call.

`D.append(distance(point, q))` is a loop inside a loop then, and both become whole arrays together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.walk import rebuild, walk
from fpp_lang.lift.calls import Calls, is_check
from fpp_lang.lift.repeated import computed, with_variable
from fpp_lang.lift.uses import assigned_in

DEEPEST = 3
"""Functions that call functions: as many are put in place of one call."""

LOOPS = (core.ForCount, core.ForEach)
PLAIN = (core.Expression, core.Assign, core.Update, core.If, core.Block, core.Visit, core.Pass, *LOOPS)

Fresh = Callable[[str], str]


def inlined(nest: core.Statement, calls: Calls, fresh: Fresh) -> core.Statement | None:
    """The nest with these calls in place; None where it has none."""
    found = nest
    for _ in range(DEEPEST):
        new = _Inlining(calls, fresh).statement(found)
        if len(new) != 1 or new[0] is found:
            break
        found = new[0]
    return None if found is nest else found


class _Inlining:
    def __init__(self, calls: Calls, fresh: Fresh) -> None:
        self.calls, self.fresh = calls, fresh

    def statement(self, node: core.Statement) -> list[core.Statement]:
        """The statement, and before it what its calls do."""
        match node:
            case core.If(branches=branches, otherwise=otherwise):
                new = tuple((test, self.block(block)) for test, block in branches)
                last = None if otherwise is None else self.block(otherwise)
                same = last is otherwise and all(one is other for (_, one), (_, other) in zip(new, branches, strict=True))
                node = node if same else updated(node, branches=new, otherwise=last)
                return self.in_front(node, list(computed(core.Return(branches[0][0]))))
            case core.ForCount(body=body) | core.ForEach(body=body):
                inner = self.block(body)
                return [node if inner is body else updated(node, body=inner)]
            case core.Assign() | core.Update() | core.Evaluate() | core.Return():
                return self.in_front(node, list(computed(node)))
        return [node]

    def block(self, block: core.Block) -> core.Block:
        found = [new for node in block.statements for new in self.statement(node)]
        same = len(found) == len(block.statements) and all(one is other for one, other in zip(found, block.statements, strict=True))
        return block if same else updated(block, statements=tuple(found))

    def in_front(self, node: core.Statement, parts: list[core.Expression]) -> list[core.Statement]:
        """The statement with one call after the other replaced by its result."""
        found: list[core.Statement] = []
        for call in parts:
            body = self.body(call) if isinstance(call, core.Call) else None
            if body is not None:
                before, result = body
                node = with_variable(node, call, result)
                found += before
        if found:
            found[0] = updated(found[0], comments=core.Comments(node.comments.before))
            node = updated(node, comments=core.Comments((), node.comments.after))
        return [*found, node]

    def body(self, call: core.Call) -> tuple[list[core.Statement], core.Expression] | None:
        """What a call does, with names of its own, and its result."""
        function = self.calls.program.functions[call.key]
        if not self.loops(function, ()) or not self.calls.checks_and_computes(call.key):
            return None
        names: dict[str, core.Expression] = {}
        for parameter, argument in zip(function.parameters, call.arguments, strict=True):
            given = argument if argument is not None else parameter.default
            if given is None or not _is_part(given) or parameter.name in assigned_in(function.body):
                return None
            names[parameter.name] = given
        own = {name: self.fresh(name) for name in sorted(assigned_in(function.body))}
        *before, last = function.body.statements
        assert isinstance(last, core.Return) and last.value is not None
        statements = [_renamed(node, own, names) for node in before]
        result = _renamed(last.value, own, names)
        assert isinstance(result, core.Expression)
        return [node for node in statements if isinstance(node, core.Statement)], result

    def loops(self, function: core.Function, callers: tuple[str, ...]) -> bool:
        """Whether a function is some loops, its own or of what it calls, and one result behind them."""
        *before, last = function.body.statements
        parts = [part for node in before if not is_check(node) for part in walk(node)]
        called = [part.key for part in walk(function.body) if isinstance(part, core.Call)]
        return (
            isinstance(last, core.Return)
            and last.value is not None
            and not function.by_element
            and not function.outer_reads
            and all(isinstance(part, PLAIN) and not isinstance(part, core.Lambda | core.Comprehension) for part in parts)
            and all(isinstance(part.target, core.Variable) for part in parts if isinstance(part, core.Assign | core.Update))
            and (
                any(isinstance(part, LOOPS) for part in parts)
                or any(self.loops(self.calls.program.functions[key], (*callers, function.key)) for key in called if key not in callers)
            )
        )


def _is_part(node: core.Expression) -> bool:
    """A variable, a number, or a part of a tensor: it can stand wherever the parameter did."""
    match node:
        case core.Variable() | core.Constant():
            return True
        case core.Index(target=target, subscripts=subscripts):
            ends = [end for part in subscripts for end in ((part.start, part.stop, part.step) if isinstance(part, core.Slice) else (part,))]
            return _is_part(target) and all(end is None or end.kind.is_single for end in ends)
    return False


def _renamed(node: core.Node, own: Mapping[str, str], given: Mapping[str, core.Expression]) -> core.Node:
    """A part of a function with its own names, and with what it is given."""

    def change(part: core.Node) -> core.Node:
        match part:
            case core.Variable(name=name) if name in given:
                return given[name]
            case core.Variable(name=name) if name in own:
                return updated(part, name=own[name])
        new = rebuild(part, change)
        match new:
            case core.ForCount(variable=name) | core.Visit(variable=name):
                new = updated(new, variable=own[name])
            case core.ForEach(unpack=unpack, position=position):
                new = updated(new, unpack=tuple(own[name] for name in unpack), position=None if position is None else own[position])
        return updated(new, comments=core.NO_COMMENTS, id=core.Pass().id) if isinstance(new, core.Statement) else new

    return change(node)
