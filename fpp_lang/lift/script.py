"""The program's own statements: their loops are lifted like those of a function, but for what outlives them.

A variable of the program is still there when a loop has ended, for whoever asks for it, so a loop that would only leave its last value
behind stays. The loop variable itself counts only where something reads it later.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.walk import rebuild, walk
from fpp_lang.lift.amounts import Facts
from fpp_lang.lift.functions import Lifting
from fpp_lang.lift.model import Kept
from fpp_lang.lift.nest import bound_by
from fpp_lang.lift.roles import COUNTED, Loop
from fpp_lang.lift.uses import assigned_in, elements_of
from fpp_lang.lift.ways import NO_FIELDS

N = TypeVar("N", bound=core.Node)
MADE = "lifted :"
"""In front of names that the program does not have; they are spelled without it, and are no variables of the program."""
OUTLIVES = "`{}` outlives the loop: it is a variable of the program"


@dataclass(slots=True)
class ScriptLifting(Lifting):
    """`seen`: the variables that functions read or change; `own`: the others of the program."""

    seen: frozenset[str] = field(default_factory=frozenset)
    own: frozenset[str] = field(default_factory=frozenset)

    def lifted(self) -> core.Function:
        self.outlives = outliving(self.function.body, self.own)
        return super(ScriptLifting, self).lifted()

    def whole(
        self, node: Loop, facts: Facts, lives: Callable[[str], bool], left_alone: str = "", fields: Mapping[str, core.Field] = NO_FIELDS
    ) -> list[core.Statement]:
        touched = sorted(assigned_in(node) & self.seen)
        if touched:
            raise Kept(f"functions see `{touched[0]}`", node)
        found = super(ScriptLifting, self).whole(node, facts, lives, left_alone, fields)
        return [updated(statement, span=node.span) for statement in found]


def as_function(program: core.Program) -> tuple[core.Function, frozenset[str]]:
    """The program's statements as the body of a function whose variables no other function sees, and the variables that some do."""
    seen = frozenset(name for function in program.functions.values() for name in function.outer_reads)
    seen |= {
        part.name for node in walk(program.body) if isinstance(node, core.Lambda) for part in walk(node) if isinstance(part, core.Variable)
    }
    own = frozenset(program.variables) - seen - {found.name for found in program.inputs}
    body = _moved(program.body, core.Where.TOP, core.Where.LOCAL, own)
    function = core.Function("", "", (), None, body, tuple(sorted(own)), sharing=program.sharing, span=program.body.span)
    return function, seen


def back(program: core.Program, function: core.Function) -> core.Program:
    """The program with the statements of that function."""
    made = {name: MADE + name for name in function.locals if name not in program.variables}
    body = _moved(function.body, core.Where.LOCAL, core.Where.TOP, function.locals)
    return updated(program, body=_renamed(body, made) if made else body, variables=(*program.variables, *made.values()))


def outliving(body: core.Block, names: frozenset[str]) -> Callable[[str], bool]:
    """Whether a variable of these is still asked for when the program has ended: all but those of loops."""
    elements, counters, assigned = set[str](), set[str](), set[str]()
    for node in walk(body):
        match node:
            case core.Assign(target=core.Variable(name=name)) | core.Update(target=core.Variable(name=name)):
                assigned.add(name)
            case core.Statement() if isinstance(node, COUNTED):
                elements |= elements_of(node).keys()
                counters |= bound_by(node)
    return (names - elements - (counters - assigned)).__contains__


def _moved(node: N, old: core.Where, new: core.Where, names: Collection[str]) -> N:
    """With these variables living elsewhere; functions inside are left alone."""
    match node:
        case core.Variable(name=name, where=where) if where is old and name in names:
            return cast(N, updated(node, where=new))
        case core.Lambda() | core.Define():
            return node
    return rebuild(node, lambda part: _moved(part, old, new, names))


def _renamed(node: N, names: Mapping[str, str]) -> N:
    match node:
        case core.Variable(name=name) if names.get(name, name) != name:
            return cast(N, updated(node, name=names[name]))
        case core.Lambda() | core.Define():
            return node
    return rebuild(node, lambda part: _renamed(part, names))
