"""The lines of a training loop (R10.2), before anything is resolved.

Update W and b using Adam Optimizer           =>  made before the loop:  optimizer = Adam_Optimizer()
                                                  W = optimizer.update("W", W, W.gradient); b = …
Compute gradients of Loss w.r.t. Weights      =>  Compute gradients of Loss w.r.t. W1 and W2
    where Weights = [W1, W2]                      Weights_gradient = [W1.gradient, W2.gradient]
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field

from fpp_lang.base.names import one_edit_apart
from fpp_lang.base.values import updated
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.resolve.names import LONG_ENOUGH_TO_GUESS
from fpp_lang.resolve.problems import Misspelled
from fpp_lang.resolve.scopes import COMPUTES, FileScope, gradient_name
from fpp_lang.syntax import tree as syntax

UPDATES = frozenset({"update {names} using|with {} optimizer|optimiser", "update {names} using|with {}"})
"""The sentences that take a step."""
ENDING = "_Optimizer"
"""Behind the bare name of an optimizer of the library: `Adam` is made by the class `Adam_Optimizer`."""

Groups = Mapping[str, tuple[syntax.Expression, ...]]


def with_training_lines(
    statements: Sequence[syntax.Statement], scope: FileScope, own: Container[str] = (), problems: Problems | None = None
) -> tuple[syntax.Statement, ...]:
    """The statements of a body, its own optimizers made before the statement in which each is used first.

    `own`: the names of the functions around them, which come before the library's.
    """
    writer = _Writer(scope, _groups(statements), own, problems)
    found: list[syntax.Statement] = []
    for statement in statements:
        new = writer.statement(statement)
        found += [*writer.taken(), *new]
    return tuple(found)


def _groups(statements: Sequence[syntax.Statement]) -> Groups:
    """The names that a body gives to lists of names, `Weights = [W1, W2]`, and to nothing else."""
    found: dict[str, tuple[syntax.Expression, ...]] = {}
    for statement in statements:
        match statement:
            case syntax.Assign(targets=(syntax.Name(name=name),), value=syntax.Bracket(items=items)) if items and name not in found:
                if all(isinstance(item, syntax.Name) for item in items):
                    found[name] = items
            case syntax.Assign(targets=targets):
                for target in targets:
                    if isinstance(target, syntax.Name):
                        found.pop(target.name, None)
    return found


@dataclass(slots=True)
class _Writer:
    """Writes the lines. `made` are the optimizers that were made so far, `waiting` those of the statement at hand."""

    scope: FileScope
    groups: Groups
    own: Container[str]
    problems: Problems | None
    made: set[str] = field(default_factory=set)
    waiting: list[syntax.Statement] = field(default_factory=list)

    def taken(self) -> list[syntax.Statement]:
        waiting, self.waiting = self.waiting, []
        return waiting

    def statement(self, node: syntax.Statement) -> tuple[syntax.Statement, ...]:
        match node:
            case syntax.Evaluate(value=syntax.Sentence(key=key, slots=(syntax.NameList() as names, optimizer))) if key in UPDATES:
                assert not isinstance(optimizer, syntax.NameList)
                return self.update(node, self.single(names), optimizer)
            case syntax.Evaluate(value=syntax.Sentence(key=key, slots=(loss, syntax.NameList() as names)) as line) if key.startswith(
                COMPUTES
            ):
                single = self.single(names)
                if single == names.items:
                    return (node,)
                computed = updated(node, value=updated(line, slots=(loss, updated(names, items=single))))
                return (computed, *(self.gathered(name, items, node) for name, items in self.groups.items() if _is_in(name, names)))
            case syntax.ForIn(body=body) | syntax.ForFrom(body=body) | syntax.While(body=body) | syntax.Repeat(body=body):
                return (updated(node, body=self.block(body)),)
            case syntax.If(branches=branches, otherwise=otherwise):
                changed = tuple(updated(branch, block=self.block(branch.block)) for branch in branches)
                return (updated(node, branches=changed, otherwise=None if otherwise is None else self.block(otherwise)),)
            case syntax.Try(body=body, handler=handler):
                return (updated(node, body=self.block(body), handler=self.block(handler)),)
        return (node,)

    def block(self, block: syntax.Block) -> syntax.Block:
        new = tuple(found for statement in block.statements for found in self.statement(statement))
        return block if new == block.statements else updated(block, statements=new)

    def single(self, names: syntax.NameList) -> tuple[syntax.Expression, ...]:
        """The names one by one: those of a group in its place."""
        found: list[syntax.Expression] = []
        for item in names.items:
            group = self.groups.get(item.name) if isinstance(item, syntax.Name) else None
            found += [updated(name, span=item.span) for name in group] if group is not None else [item]
        return tuple(found)

    def gathered(self, name: str, items: tuple[syntax.Expression, ...], line: syntax.Evaluate) -> syntax.Assign:
        """`Weights_gradient = [W1.gradient, W2.gradient]`."""
        target = syntax.Name(name, span=line.span)
        gradients = tuple(syntax.Attribute(item, "gradient", span=line.span) for item in items)
        return syntax.Assign((syntax.Name(gradient_name(target) or name, span=line.span),), syntax.Bracket(gradients), span=line.span)

    def update(
        self, line: syntax.Evaluate, names: Sequence[syntax.Expression], optimizer: syntax.Expression
    ) -> tuple[syntax.Statement, ...]:
        """The line as assignments, one for each name."""
        call = self.making(optimizer)
        owner = optimizer
        if call is not None:
            name = f"{optimizer.span.text} optimizer"
            owner = syntax.Name(name, span=optimizer.span)
            if name not in self.made:
                self.made.add(name)
                self.waiting.append(syntax.Assign((owner,), call, span=optimizer.span))
        update = syntax.Attribute(owner, "update", span=line.span)
        found = []
        for place, item in enumerate(names):
            text = item.name if isinstance(item, syntax.Name) else item.span.text
            given = (syntax.Text(text, span=item.span), item, syntax.Attribute(item, "gradient", span=item.span))
            value = syntax.Call(update, tuple(syntax.Argument(part, span=item.span) for part in given), span=line.span)
            trivia = line.trivia if place == 0 else syntax.NO_TRIVIA
            found.append(syntax.Assign((item,), value, span=line.span, trivia=trivia))
        return tuple(found)

    def making(self, optimizer: syntax.Expression) -> syntax.Expression | None:
        """The call that makes the optimizer that a class, or a call of one, names; None for an object that is there already."""
        match optimizer:
            case syntax.Name():
                name, arguments = optimizer, ()
            case syntax.Call(function=syntax.Name() as name, arguments=arguments):
                pass
            case _:
                return None
        found = self.class_named(name.name) or (self.class_meant(name) if name is optimizer else None)
        return None if found is None else syntax.Call(updated(name, name=found), arguments, span=optimizer.span)

    def class_named(self, name: str) -> str | None:
        if name in self.own or name in self.scope.variables:
            return None
        if name in self.scope.classes:
            return name
        wanted = f"{name}{ENDING}".casefold()
        return next((known for known in self.scope.library.classes() if known.casefold() == wanted), None)

    def class_meant(self, name: syntax.Name) -> str | None:
        """The optimizer whose name is one edit away from one that nothing defines."""
        if name.name in self.own or name.name in self.scope.variables or len(name.name) < LONG_ENOUGH_TO_GUESS:
            return None
        known = (found.removesuffix(ENDING) for found in self.scope.library.classes() if found.endswith(ENDING))
        meant = next((found for found in known if one_edit_apart(found.casefold(), name.name.casefold())), None)
        if meant is None:
            return None
        if self.problems is not None:
            self.problems.add(Misspelled(name.span, name.name, meant))
        return f"{meant}{ENDING}"


def _is_in(name: str, names: syntax.NameList) -> bool:
    return any(isinstance(item, syntax.Name) and item.name == name for item in names.items)
