"""What a nest writes: whole-array statements in the order of the source, with its comments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.lift.amounts import mentions
from fpp_lang.lift.linear import Linear
from fpp_lang.lift.made import Made
from fpp_lang.lift.model import Axis, Binding, Built, Kept, Ref, Running, Value
from fpp_lang.lift.reductions import kind_by_name
from fpp_lang.lift.roles import Loop, Use, reads
from fpp_lang.lift.uses import assigned_in
from fpp_lang.lift.values import Passes


@dataclass(slots=True)
class Writing:
    """The statements that a nest becomes, and what is known of its loops on the way.

    `lives`: whether a variable is read after the nest; `fresh` gives names that are free. `body`: the statements so far, `first` what
    has to come before them. `lists`: the lists from outside that the nest fills, `growing`: the items of a pass so far. `uses`: the roles
    of variables, loop by loop; `deeper`: variables that only inner loops read; `running`: running values of the loops around; `settled`:
    the variables that hold afterwards what the loops leave in them; `lasting`: those that hold the numbers of the last pass;
    `lasts`: why none may have to. `entered`:
    how many axes each loop brought. `found_in_rows`: what an inner loop found for each pass of the outer ones. `stayed`: the inner loops
    that stay loops, `carried`: what the passes of the innermost one build on, and whether it is a fraction. `since`: behind how many of
    the tests around a variable was set first.
    """

    passes: Passes
    lives: Callable[[str], bool]
    fresh: Callable[..., str]
    body: list[core.Statement] = field(default_factory=list)
    first: list[core.Statement] = field(default_factory=list)
    lists: set[str] = field(default_factory=set)
    growing: dict[str, list[Value]] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    uses: list[dict[str, Use]] = field(default_factory=list)
    deeper: set[str] = field(default_factory=set)
    running: dict[str, Running] = field(default_factory=dict)
    loops: list[Loop] = field(default_factory=list)
    made: Made = field(default_factory=Made)
    settled: set[str] = field(default_factory=set)
    lasting: set[str] = field(default_factory=set)
    lasts: str = ""
    entered: list[int] = field(default_factory=list)
    found_in_rows: set[str] = field(default_factory=set)
    carried: dict[str, bool] = field(default_factory=dict)
    stayed: list[core.Statement] = field(default_factory=list)
    since: dict[str, int] = field(default_factory=dict)

    def emit(self, statement: core.Statement, like: core.Statement) -> None:
        for name in sorted(assigned_in(statement)):
            self.save_readers(name, like)
        comments = core.Comments(tuple(self.comments))
        self.comments.clear()
        self.body.append(updated(statement, comments=comments, span=like.span))
        self.made.statements.add(statement.id)

    def save_readers(self, name: str, like: core.Statement) -> None:
        """What is still said by way of a variable gets a name of its own before the variable changes."""
        passes = self.passes
        for other, binding in list(passes.bound.items()):
            if other == name or not _mentions(binding, name):
                continue
            match binding:
                case Value(core.Expression() as expression, layout):
                    passes.bound[other] = Value(self.saved(other, expression, like), layout)
                case Built(Value(core.Expression() as expression, layout), axis, inner):
                    passes.bound[other] = Built(Value(self.saved(other, expression, like), layout), axis, inner)
                case _:
                    raise Kept(f"`{name}` changes while `{other}` depends on it", like)
        for values in (passes.guards, *self.growing.values()):
            for place, value in enumerate(values):
                if _mentions(value, name):
                    assert value.expression is not None
                    fresh = self.fresh(f"{name}_before", f"{name}_so_far")
                    values[place] = Value(self.saved(fresh, value.expression, like), value.layout)

    def value_before(self, name: str, value: core.Expression, node: core.Statement) -> Value | None:
        raise NotImplementedError

    def begins_with(self, name: str, value: core.Expression, axis: Axis) -> bool:
        raise NotImplementedError

    def saved(self, name: str, expression: core.Expression, like: core.Statement) -> core.Variable:
        variable = core.Variable(name, core.Where.LOCAL, kind=kind_by_name(expression))
        self.emit(core.Assign(variable, expression), like)
        return variable

    def comment_behind(self, text: str, before: int) -> None:
        if len(self.body) > before and self.body[-1].comments.after is None:
            last = self.body[-1]
            self.body[-1] = updated(last, comments=core.Comments(last.comments.before, text))
        else:
            self.comments.append(text)

    def reads_after(self, update: core.Update) -> bool:
        """Whether the innermost loop reads the variable after its update, in the same pass."""
        assert isinstance(update.target, core.Variable)
        statements = self.loops[-1].body.statements
        return any(reads(update.target.name, node) for node in statements[statements.index(update) + 1 :])


def _mentions(binding: Binding, name: str) -> bool:
    match binding:
        case Value(expression=expression, linear=linear):
            return (expression is not None and reads(name, expression)) or (linear is not None and mentions(linear, name))
        case Built(item=item):
            return item is not None and _mentions(item, name)
        case Ref(subscripts=subscripts):
            return any(
                mentions(part, name) if isinstance(part, Linear) else _mentions(part, name)
                for part in subscripts
                if not isinstance(part, Axis)
            )
