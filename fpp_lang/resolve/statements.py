"""Surface statements to core, block by block."""

from __future__ import annotations

from collections.abc import Iterable

from fpp_lang.base.source import Span
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.resolve import phrases
from fpp_lang.resolve.comments import comments, lines, words
from fpp_lang.resolve.expressions import INITS, Expressions
from fpp_lang.resolve.foreign import error_class
from fpp_lang.resolve.names import Found
from fpp_lang.resolve.problems import (
    DefaultBefore,
    FunctionOutOfPlace,
    NoTarget,
    OutOfPlace,
    ParameterTwice,
    PhraseOutOfPlace,
    UseOutOfPlace,
    ValueFromInit,
)
from fpp_lang.resolve.scopes import Scope, assigned, loop_name, own_variable
from fpp_lang.resolve.training import with_training_lines
from fpp_lang.syntax import tree as syntax

UPDATES = {"+": "add", "-": "subtract", "*": "multiply", "/": "divide", "^": "power"}
NO_ARROW = frozenset({"none", "nothing", "void"})


class Statements(Expressions):
    """Resolves the statements of one function, or of a file's top level. `loops` counts the loops around the statement."""

    def __init__(self, scope: Scope, found: Found) -> None:
        super().__init__(scope, found)
        self.loops = 0

    def block(self, block: syntax.Block) -> core.Block:
        return core.Block(self.statements(block.statements, nested=True), comments_after=lines(block.end), span=block.span)

    def statements(self, statements: Iterable[syntax.Statement], *, nested: bool) -> tuple[core.Statement, ...]:
        return tuple(found for statement in statements for found in self.statement(statement, nested))

    def statement(self, node: syntax.Statement, nested: bool) -> tuple[core.Statement, ...]:
        """A statement of the text is mostly one of core; a chained assignment is several, a definition at top level none."""
        span, around = node.span, comments(node.trivia)
        match node:
            case syntax.Assign():
                return self._assign(node, around)
            case syntax.Update(target=target, operator=operator, value=value):
                place = self.target(target)
                return (core.Update(place, UPDATES[operator], self.resolve(value), span=span, comments=around),)
            case syntax.Evaluate(value=syntax.Sentence() as sentence) if phrases.is_readable(self.scope.file, sentence):
                return phrases.line(self, node, sentence, around)
            case syntax.Evaluate(value=value):
                return (core.Evaluate(self.resolve(value), span=span, comments=around),)
            case syntax.Print(values=values):
                shown = core.Primitive("print", tuple(map(self.resolve, values)), span=span)
                return (core.Evaluate(shown, span=span, comments=around),)
            case syntax.If():
                return (self._if(node, around),)
            case syntax.ForIn() | syntax.ForFrom() | syntax.While() | syntax.Repeat():
                return (self._loop(node, around),)
            case syntax.Break() | syntax.Continue():
                return self._leave(node, around)
            case syntax.Pass():
                return (core.Pass(span=span, comments=around),)
            case syntax.Return(value=value):
                return (self._return(value, span, around),)
            case syntax.Throw(value=value):
                return (core.Throw(self._message(value), span=span, comments=around),)
            case syntax.Try():
                return (self._try(node, around),)
            case syntax.Assert(condition=condition, message=message):
                told = None if message is None else self.resolve(message)
                return (core.Assert(self.resolve(condition), told, span=span, comments=around),)
            case syntax.Phrase(sentence=sentence):
                if nested or self.scope.parent is not None:
                    self.found.problems.add(PhraseOutOfPlace(sentence.span))
                return ()
            case syntax.Function(name=name):
                if nested and (self.scope.parent is None or self.loops):
                    self.found.problems.add(FunctionOutOfPlace(node.name_span, name))
                return (core.Define(self.function(node, ""), span=span, comments=around),) if self.scope.parent is not None else ()
            case syntax.Class(name=name):
                if nested or self.scope.parent is not None:
                    self.found.problems.add(FunctionOutOfPlace(node.name_span, name))
                return ()
            case syntax.Use():
                if nested or self.scope.parent is not None:
                    self.found.problems.add(UseOutOfPlace(span))
                return ()
            case _:
                return ()

    # Assignments -------------------------------------------------------------------------------------------------------------

    def _assign(self, node: syntax.Assign, around: core.Comments) -> tuple[core.Statement, ...]:
        if node.value is None:
            self._hole(node)
            return ()
        value = self.resolve(node.value)
        first = self.target(node.targets[0])
        made: list[core.Statement] = [core.Assign(first, value, span=node.span, comments=around)]
        for other in node.targets[1:]:
            again = value if isinstance(value, core.Constant) else self.resolve(node.targets[0])
            made.append(core.Assign(self.target(other), again, span=node.span))
        return tuple(made)

    def _hole(self, node: syntax.Assign) -> None:
        """`steps = // how many`: an input with its comment (R4.6)."""
        for target in node.targets:
            if isinstance(target, syntax.Name):
                comment = " ".join(words(node.trivia.after)) if node.trivia.after is not None else None
                annotation = node.annotation.name if node.annotation is not None else None
                self.found.inputs[target.name] = core.Input(target.name, comment, annotation, span=target.span)
            else:
                self.found.problems.add(NoTarget(target.span))

    def target(self, node: syntax.Expression) -> core.Target:
        """What an assignment stores in."""
        match node:
            case syntax.Name(name=name, span=span):
                own = own_variable(self.scope, name)
                if own is not None:
                    return core.Variable(*own, span=span)
                value = self.resolve(node)
                if isinstance(value, core.Variable):
                    return value
                if isinstance(value, core.Position):
                    return core.Variable(name, core.Where.INPUT, span=span)
            case syntax.Group(value=inner):
                return self.target(inner)
            case syntax.Pair(items=items):
                return core.Targets(tuple(map(self.target, items)), span=node.span)
            case syntax.Index():
                value = self.resolve(node)
                if isinstance(value, core.Index):
                    return value
            case syntax.Attribute(target=target, name=name):
                self.check_field_name(node)
                return core.Field(self.resolve(target), name, span=node.span)
            case _:
                pass
        self.found.problems.add(NoTarget(node.span))
        return core.Variable("_", core.Where.INPUT, span=node.span)

    # Branches and loops ------------------------------------------------------------------------------------------------------

    def _if(self, node: syntax.If, around: core.Comments) -> core.If:
        branches = tuple((self.resolve(branch.condition), self.block(branch.block)) for branch in node.branches)
        otherwise = None if node.otherwise is None else self.block(node.otherwise)
        others = [comments(branch.trivia) for branch in node.branches[1:]]
        if otherwise is not None:
            others.append(comments(node.otherwise_trivia))
        return core.If(branches, otherwise, span=node.span, comments=around, comments_of=tuple(others))

    def _loop(self, node: syntax.ForIn | syntax.ForFrom | syntax.While | syntax.Repeat, around: core.Comments) -> core.Statement:
        span = node.span
        match node:
            case syntax.ForIn(targets=targets, iterable=iterable, body=body):
                nest = isinstance(iterable, syntax.Name) and iterable.name in self.scope.loops
                walked = self.resolve(iterable)
                targets = _side_by_side(targets, walked)
                names = tuple(map(loop_name, targets))
                keys = tuple(map(self.scope.key, names))
                inside = self._body(body, names, nest)
                inside = updated(inside, statements=(*self._taken_apart(targets), *inside.statements))
                return core.ForIn(keys, walked, inside, span=span, comments=around)
            case syntax.ForFrom(variable=variable, start=start, stop=stop, step=step, body=body):
                by = core.Constant(1, span=variable.span) if step is None else self.resolve(step)
                first, last = self.resolve(start), self.resolve(stop)
                inside = self._body(body, (variable.name,), False)
                return core.ForCount(self.scope.key(variable.name), first, last, by, True, inside, span=span, comments=around)
            case syntax.While(condition=condition, body=body):
                return core.While(self.resolve(condition), self._body(body, (), False), span=span, comments=around)
            case syntax.Repeat(body=body, condition=condition):
                inside = self._body(body, (), False)
                return core.Repeat(inside, self.resolve(condition), span=span, comments=around)

    def _taken_apart(self, targets: tuple[syntax.Name | syntax.Pair, ...]) -> list[core.Statement]:
        """`for i, (a, b) in …` begins each pass with `a, b = pair`."""
        found: list[core.Statement] = []
        for target in targets:
            if isinstance(target, syntax.Pair):
                parts = tuple(item for item in target.items if isinstance(item, syntax.Name | syntax.Pair))
                names = tuple(syntax.Name(loop_name(part), span=part.span) for part in parts)
                value = self.resolve(syntax.Name(loop_name(target), span=target.span))
                found.append(core.Assign(self.target(syntax.Pair(names, span=target.span)), value, span=target.span))
                found += self._taken_apart(parts)
        return found

    def _body(self, body: syntax.Block, names: tuple[str, ...], nest: bool) -> core.Block:
        self.loops += 1
        self.scope.nests += nest
        self.scope.loops.extend(names)
        block = self.block(body)
        del self.scope.loops[len(self.scope.loops) - len(names) :]
        self.scope.nests -= nest
        self.loops -= 1
        return block

    def _leave(self, node: syntax.Break | syntax.Continue, around: core.Comments) -> tuple[core.Statement, ...]:
        is_break = isinstance(node, syntax.Break)
        if not self.loops:
            self.found.problems.add(OutOfPlace(node.span, "break" if is_break else "continue", "loop"))
            return ()
        kind = core.Break if is_break else core.Continue
        return (kind(span=node.span, comments=around),)

    # Leaving and failing -----------------------------------------------------------------------------------------------------

    def _return(self, value: syntax.Expression | None, span: Span, around: core.Comments) -> core.Statement:
        if isinstance(value, syntax.Call) and isinstance(value.function, syntax.Name) and value.function.name.casefold() == "error":
            return core.Throw(self._message(value), span=span, comments=around)
        if self.scope.parent is None:
            self.found.problems.add(OutOfPlace(span, "return", "function"))
        if self.scope.owner is not None and self.scope.is_init and value is not None:
            self.found.problems.add(ValueFromInit(span))
        return core.Return(None if value is None else self.resolve(value), span=span, comments=around)

    def _message(self, value: syntax.Expression) -> core.Expression:
        foreign = error_class(self.scope, value)
        if foreign is not None:
            self.found.problems.add(foreign)
            return core.Constant("", span=value.span)
        match value:
            case syntax.Call(function=syntax.Name(name=name), arguments=arguments) if name.casefold() == "error":
                if arguments:
                    return self.resolve(arguments[0].value)
                return core.Constant("the program stopped here", span=value.span)
            case _:
                return self.resolve(value)

    def _try(self, node: syntax.Try, around: core.Comments) -> core.Try:
        name = None if node.name is None else self.scope.key(node.name.name)
        caught = comments(node.catch_trivia)
        return core.Try(self.block(node.body), name, self.block(node.handler), span=node.span, comments=around, comments_of_catch=caught)

    # Functions ---------------------------------------------------------------------------------------------------------------

    def function(self, node: syntax.Function, key: str, owner: str | None = None) -> core.Function:
        """A function with a scope of its own; `key` is "" for a nested one, `owner` the class of a method."""
        names = [parameter.name for parameter in node.parameters]
        around_it = {name for owner in self.scope.chain() for name in owner.names}
        own = {*names, *assigned(node.body.statements).names, *around_it}
        lines = with_training_lines(node.body.statements, self.scope.file, own, self.found.problems)
        node = updated(node, body=updated(node.body, statements=lines))
        found = assigned(node.body.statements)
        local = dict.fromkeys((*names, *found.names))
        is_init = owner is not None and node.name in INITS
        scope = Scope(self.scope.file, self.scope, set(local), set(names), found.function_values, owner=owner, is_init=is_init)
        self._check_parameters(node)
        parameters = tuple(
            core.Parameter(
                parameter.name,
                None if parameter.default is None else self.resolve(parameter.default),
                parameter.annotation.name if parameter.annotation is not None else None,
                span=parameter.span,
            )
            for parameter in node.parameters
        )
        body = Statements(scope, self.found).block(node.body)
        arrow = node.arrow.name if node.arrow is not None and node.arrow.name.casefold() not in NO_ARROW else None
        header = node.span._replace(end=max(node.name_span.end, node.arrow.span.end if node.arrow is not None else 0))
        around = comments(node.trivia)
        name = "init" if is_init else node.name
        return core.Function(
            key,
            name,
            parameters,
            None if is_init else arrow,
            body,
            tuple(local),
            owner=owner,
            span=node.span,
            comments=around,
            header=header,
        )

    def _check_parameters(self, node: syntax.Function) -> None:
        seen: set[str] = set()
        defaults = False
        for parameter in node.parameters:
            if parameter.name in seen:
                self.found.problems.add(ParameterTwice(parameter.span, parameter.name, node.name))
            elif defaults and parameter.default is None:
                self.found.problems.add(DefaultBefore(parameter.span, parameter.name))
            seen.add(parameter.name)
            defaults = defaults or parameter.default is not None


def _side_by_side(targets: tuple[syntax.Name | syntax.Pair, ...], walked: core.Expression) -> tuple[syntax.Name | syntax.Pair, ...]:
    """`for i, (x, y) in enumerate(zip(u, v))` visits u and v like `for x, y in zip(u, v)`: x and y are elements, no parts of a pair."""
    match targets, walked:
        case (syntax.Name() as count, syntax.Pair(items=items)), core.Primitive("enumerate", (core.Primitive("zip", parts), *_)):
            visited = tuple(item for item in items if isinstance(item, syntax.Name))
            return (count, *visited) if len(visited) == len(items) == len(parts) > 1 else targets
        case _:
            return targets
