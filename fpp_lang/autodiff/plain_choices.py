"""Calls whose function or class shows when the program runs, as choices between those that it may be."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fpp_lang.autodiff import make
from fpp_lang.autodiff.paths import rooted
from fpp_lang.autodiff.plain_loops import PlainLoops
from fpp_lang.autodiff.problems import Refused, unknown_class, unknown_function
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import TEXT, TRUTH, Base, Kind
from fpp_lang.core.walk import children, rebuild, walk


@dataclass(frozen=True, slots=True)
class Way:
    """One of the functions that a call may mean: what asks for it, its name, what comes before its call, and the call."""

    test: core.Expression
    name: str
    first: tuple[core.Statement, ...]
    value: core.Expression


class PlainChoices(PlainLoops):
    """Such calls in plain steps."""

    @abstractmethod
    def statement(self, node: core.Statement) -> list[core.Statement]:
        """A statement in plain steps (plain.py)."""

    def dispatched(self, node: core.Statement, call: core.Apply) -> list[core.Statement]:
        """A call of a function that shows when the program runs, as a choice between the functions that it may be."""
        before, arguments = self.named(call.arguments, node)
        function = call.function
        if rooted(function) is None:
            held = make.variable(self.fresh("function"), function.kind, self.where)
            before.append(core.Assign(held, function, span=node.span))
            function = held
        ways = []
        for known, value in self.chosen(updated(call, arguments=arguments)):
            test = core.Compare(function, (("is", known),), "truth", kind=TRUTH)
            ways.append(Way(test, known.span.text or "a function", (), value))
        if not ways:
            raise Refused(unknown_function(call.span))
        return self.one_way(node, call, before, ways)

    def dispatched_method(self, node: core.Statement, call: core.MethodCall) -> list[core.Statement]:
        """A method of an object in a list whose class shows when the program runs, as a choice between the classes that have it."""
        assert self.inliner is not None
        classes = self.inliner.classes_with(call.name, len(call.arguments)) if not call.keywords else []
        place = rooted(call.target)
        if not classes or place is None or not place[1]:
            raise Refused(unknown_class(call.span))
        before, arguments = self.named(call.arguments, node)
        ways = []
        for key in classes:
            name = self.inliner.program.classes[key].name
            owner = make.variable(self.fresh(name.casefold()), Kind(Base.OBJECT, function=key), self.where)
            first = core.Assign(owner, updated(call.target, kind=owner.kind), span=node.span)
            ways.append(Way(core.OfClass(call.target, key, kind=TRUTH), name, (first,), updated(call, target=owner, arguments=arguments)))
        return self.one_way(node, call, before, ways)

    def named(self, arguments: Sequence[core.Expression], node: core.Statement) -> tuple[list[core.Statement], tuple[core.Expression, ...]]:
        """The arguments of a call under names, so that they are computed once."""
        before: list[core.Statement] = []
        found: list[core.Expression] = []
        for argument in arguments:
            if not isinstance(argument, core.Variable | core.Constant):
                held = make.variable(self.fresh("given"), argument.kind, self.where)
                before.append(core.Assign(held, argument, span=node.span))
                argument = held
            found.append(argument)
        return before, tuple(found)

    def one_way(
        self, node: core.Statement, call: core.Expression, before: Sequence[core.Statement], ways: Sequence[Way]
    ) -> list[core.Statement]:
        """The statement with a choice between the ways before it; that there is no other way is asked there."""
        direct = isinstance(node, core.Assign) and node.value is call and isinstance(node.target, core.Variable)
        target = node.target if direct else make.variable(self.fresh("choice"), call.kind, self.where)  # type: ignore[attr-defined]
        branches = tuple(
            (way.test, core.Block((*way.first, core.Assign(target, way.value, span=node.span)), span=node.span)) for way in ways
        )
        words = core.Constant(f"the way back through this call is known for {', '.join(way.name for way in ways)} alone", kind=TEXT)
        other = core.Block((core.Throw(words, span=call.span),))
        steps: list[core.Statement] = [*before, core.If(branches, other, span=node.span)]
        if not direct:
            steps.append(with_value(node, call, target))
        outer, self.is_active = self.is_active, lambda part: True
        made = [new for step in steps for new in self.statement(step)]
        self.is_active = outer
        said = {part.name for part in walk(node) if isinstance(part, core.Variable)}
        own = {part.name for item in made for part in walk(item) if isinstance(part, core.Variable)} - said
        for item in made:
            self.originals.pop(item.id, None)
        made[0] = updated(made[0], comments=node.comments)
        self.remember(made[0].id, (node,), len(made), frozenset(own))
        return made


def first_unknown(node: core.Node) -> core.Apply | None:
    """A call of a function value in a statement; the innermost comes first."""
    found = _innermost(node, lambda part: isinstance(part, core.Apply))
    assert found is None or isinstance(found, core.Apply)
    return found


def first_open_method(node: core.Node) -> core.MethodCall | None:
    """A call of a method whose class shows when the program runs; the innermost comes first."""
    found = _innermost(node, lambda part: isinstance(part, core.MethodCall) and part.target.kind.function is None)
    assert found is None or isinstance(found, core.MethodCall)
    return found


def _innermost(node: core.Node, wanted: Callable[[core.Node], bool]) -> core.Node | None:
    if isinstance(node, core.Block | core.Lambda | core.Function):
        return None
    for part in children(node):
        found = _innermost(part, wanted)
        if found is not None:
            return found
    return node if wanted(node) else None


def with_value(node: core.Statement, call: core.Node, value: core.Expression) -> core.Statement:
    """The statement with a value in the place of a call."""

    def change(part: core.Node) -> core.Node:
        return value if part is call else rebuild(part, change)

    found = change(node)
    assert isinstance(found, core.Statement)
    return found
