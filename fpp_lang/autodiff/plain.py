"""A region in plain steps: loops that count, choices that are statements, jumps only where a block ends anyway.

`originals` gives back the statement as it was written, for where nothing has to be added to it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fpp_lang.autodiff import make
from fpp_lang.autodiff.function_values import with_known_calls
from fpp_lang.autodiff.inline import Called, is_drawn
from fpp_lang.autodiff.places import LOOPS, blocks_of, name_of
from fpp_lang.autodiff.plain_choices import PlainChoices, first_open_method, first_unknown, with_value
from fpp_lang.autodiff.plain_loops import WALKED, loop_of, parts_of, with_own_variable
from fpp_lang.autodiff.problems import NoDerivative, Refused
from fpp_lang.autodiff.views import Views, views_of
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import TRUTH, Base
from fpp_lang.core.walk import rebuild, walk

JUMPS = (core.Return, core.Break, core.Continue, core.Throw)


class Plain(PlainChoices):
    """Rewrites the statements of a region, or of a function."""

    # Blocks ------------------------------------------------------------------------------------------------------------------

    def block(self, block: core.Block) -> core.Block:
        return updated(block, statements=tuple(self.statements(block.statements)))

    def statements(self, nodes: Sequence[core.Statement]) -> list[core.Statement]:
        found: list[core.Statement] = []
        for place, node in enumerate(nodes):
            rest = nodes[place + 1 :]
            if isinstance(node, core.If) and _jumps(node) and rest:
                new = self.choice(_with_rest(node, rest))
                self.remember(new.id, (node, *rest), 1)
                return [*found, new]
            if isinstance(node, LOOPS) and _returns(node) and self.result is not None:
                return [*found, *self.returning_loop(node, rest)]
            if isinstance(node, core.Try) and _returns(node) and self.result is not None:
                return [*found, self.attempt(_with_rest_caught(node, rest))]
            found += self.statement(node)
            if isinstance(node, JUMPS):
                break
        return found

    def statement(self, node: core.Statement) -> list[core.Statement]:
        known = with_known_calls(_with_fields(self.views.rewritten(node)), self.called)
        if known is not node:
            steps = self.statement(known)
            names = self.originals[steps[0].id].names if steps[0].id in self.originals else frozenset()
            self.remember(steps[0].id, (node,), len(steps), names)
            return steps
        unknown = first_unknown(node) if self.is_active(node) else None
        if unknown is not None:
            return self.dispatched(node, unknown)
        method = first_open_method(node) if self.inliner is not None and self.is_active(node) else None
        if method is not None:
            return self.dispatched_method(node, method)
        if self.inliner is not None:
            self.inliner.refuse_changing(node, self.is_active)
        seen = self.inliner.first_call(node) if self.inliner is not None and self.is_active(node) else None
        if seen is not None:
            return self.written_out(node, seen)
        match node:
            case core.Assign(target=core.Variable() | core.Field() as target, value=core.New(key=key) as made) if (
                self.inliner is not None
                and self.is_active(node)
                and self.inliner.is_plainly_made(key)
                and name_of(target) not in self.wanted
            ):
                return self.made_object(node, target, made)
            case core.Return(value=core.Expression() as value) if self.result is not None:
                done = [self._set_returned(node)] if self.returned is not None else []
                return [*self.hoisted(core.Assign(self.result, value, span=node.span, id=node.id)), *done]
            case core.Assign(target=core.Targets(items=items), value=core.Pair(items=values)) if any(
                not isinstance(item, core.Variable) for item in items
            ):
                return self.one_by_one(node, items, values)
            case core.Assign(target=core.Targets(items=items), value=core.Variable(kind=kind) as whole) if kind.base in WALKED:
                return self.one_by_one(node, items, parts_of(whole, len(items)))
            case core.If():
                return [self.choice(node)]
            case core.Try() if self.is_active(node):
                return [self.attempt(node)]
            case core.ForEach() | core.ForAll() | core.ForRows():
                return self.walked(node)
            case core.ForCount() | core.While() | core.Repeat():
                return [updated(node, body=self.block(node.body))]
            case core.Assign() | core.Update() | core.Evaluate():
                return self.hoisted(node)
        return [node]

    def choice(self, node: core.If) -> core.If:
        branches = tuple((test, self.block(block)) for test, block in node.branches)
        otherwise = core.Block((), span=node.span) if node.otherwise is None else node.otherwise
        return updated(node, branches=branches, otherwise=self.block(otherwise))

    def attempt(self, node: core.Try) -> core.Try:
        """`try`, which is left at its ends alone."""
        if _jumps_out(node) or (self.returned is not None and _returns(node)):
            raise Refused(NoDerivative(node.span, "a jump out of `try` in a loop"))
        return updated(node, body=self.block(node.body), handler=self.block(node.handler))

    def one_by_one(self, node: core.Statement, items: Sequence[core.Target], values: Sequence[core.Expression]) -> list[core.Statement]:
        """`x[0], x[1] = x[1], x[0]`: the values get names first."""
        found: list[core.Statement] = []
        names = []
        for value in values:
            name = self.fresh("moved")
            names.append(make.variable(name, value.kind, self.where))
            copy = value if value.kind.is_single else make.primitive("clone", value, span=node.span)
            found.append(core.Assign(names[-1], copy, span=node.span))
        found += [core.Assign(item, name, span=node.span) for item, name in zip(items, names, strict=True)]
        made = [new for item in found for new in self.statement(item)]
        self.remember(made[0].id, (node,), len(made), frozenset(name.name for name in names))
        return made

    # Calls in place ----------------------------------------------------------------------------------------------------------

    def written_out(self, node: core.Statement, call: Called) -> list[core.Statement]:
        """The body of a call before its statement; the value of the call has a name there."""
        assert self.inliner is not None
        before, body, key = self.inliner.body(call, node)
        direct = isinstance(node, core.Assign) and node.value is call and not isinstance(node.target, core.Index)
        result: core.Target | None = None
        if direct:
            result = node.target  # type: ignore[attr-defined]
        elif not (isinstance(node, core.Evaluate) and node.value is call) or any(map(_returns, body)):
            name = call.name if isinstance(call, core.MethodCall | core.SuperCall) else self.inliner.function(key).name
            result = make.variable(self.fresh(name.casefold()), call.kind, self.where)
            self.inliner.made.add(result.name)
        outer = self.result, self.returned, self.is_active, self.views
        self.result, self.returned, self.is_active = result, None, lambda part: True
        self.views = Views(self.views.parts | views_of([*before, *body], self.inliner.protects, {}).parts)
        self.inliner.busy.append(key)
        made = [*(new for item in before for new in self.statement(item)), *self.statements(body)]
        self.inliner.busy.pop()
        self.result, self.returned, self.is_active, self.views = outer
        if not direct and result is not None and not (isinstance(node, core.Evaluate) and node.value is call):
            assert isinstance(result, core.Variable)
            made += self.statement(with_value(node, call, result))
        if not made:
            return [node]
        names = {part.name for item in made for part in walk(item) if isinstance(part, core.Variable)}
        own = names - {part.name for part in walk(node) if isinstance(part, core.Variable)}
        for item in made:
            self.originals.pop(item.id, None)
        made[0] = updated(made[0], comments=node.comments)
        self.remember(made[0].id, (node,), len(made), frozenset(name for name in own if name in self.inliner.made))
        return made

    def made_object(self, node: core.Assign, target: core.Variable | core.Field, new: core.New) -> list[core.Statement]:
        """An object that is made, and what its fields get."""
        assert self.inliner is not None
        method = core.MethodCall(target, "init", new.arguments, span=new.span)  # type: ignore[arg-type]
        before, body, _ = self.inliner.body(updated(method, target=updated(target, kind=new.kind)), node)
        found = [node, *before, *body]
        made = [node, *(inner for item in found[1:] for inner in self.statement(item))]
        self.remember(node.id, (node,), len(made), frozenset(self.inliner.made))
        return made

    # Choices inside expressions ----------------------------------------------------------------------------------------------

    def hoisted(self, node: core.Statement) -> list[core.Statement]:
        """`x = w * (a if c else b)` as a choice and then `x = w * choice`; what is drawn at random gets a name as well."""
        if not self.is_active(node) or not any(self._is_hoisted(part, node) for part in walk(node)):
            return [node]
        before: list[core.Statement] = []

        def change(part: core.Node) -> core.Node:
            match part:
                case core.Conditional() if self.is_active(part):
                    target = make.variable(self.fresh("choice"), part.kind, self.where)
                    before.extend(self.conditional(target, part, node))
                    return target
                case core.Comprehension() if self.is_active(part):
                    held = make.variable(self.fresh("items"), part.kind, self.where)
                    before.extend(self.built(held, part, node))
                    return held
                case core.Primitive() if self._is_hoisted(part, node):
                    drawn = make.variable(self.fresh("drawn"), part.kind, self.where)
                    before.append(core.Assign(drawn, rebuild(part, change), span=node.span))
                    return drawn
                case core.Lambda():
                    return part
            return rebuild(part, change)

        if isinstance(node, core.Assign) and isinstance(node.value, core.Conditional):
            new: list[core.Statement] = self.conditional(node.target, node.value, node)
        else:
            changed = rebuild(node, change)
            new = [*before, changed]
        if len(new) > 1:
            new[-1] = updated(new[-1], comments=core.NO_COMMENTS)
        new[0] = updated(new[0], comments=node.comments)
        said = {part.name for part in walk(node) if isinstance(part, core.Variable)}
        names = {part.name for item in new for part in walk(item) if isinstance(part, core.Variable)} - said
        self.remember(new[0].id, (node,), len(new), frozenset(names))
        return new

    def _is_hoisted(self, part: core.Node, node: core.Statement) -> bool:
        """A choice or built list in a gradient's way; a random draw that is only a part of what its statement computes."""
        match part:
            case core.Conditional() | core.Comprehension():
                return self.is_active(part)
            case core.Primitive(name=name):
                return is_drawn(name) and not (isinstance(node, core.Assign) and node.value is part)
        return False

    def built(self, target: core.Variable, part: core.Comprehension, node: core.Statement) -> list[core.Statement]:
        """`[item for x in xs if test]` as a loop that appends; its x is its own."""
        for name in dict.fromkeys(name for clause in part.clauses for name in clause.variables):
            part = with_own_variable(part, name, self.fresh(name))
        inner: core.Statement = make.append(target, part.item, node.span)
        for clause in reversed(part.clauses):
            for test in reversed(clause.conditions):
                inner = core.If(((test, core.Block((inner,))),), None, span=node.span)
            inner = updated(loop_of(clause, core.Block((inner,))), span=node.span)
        start = core.Assign(target, make.empty_list(), span=node.span)
        return [start, *self.statement(inner)]

    def conditional(self, target: core.Target, value: core.Conditional, node: core.Statement) -> list[core.Statement]:
        yes, no = (
            core.Block(tuple(self.hoisted(core.Assign(target, side, span=node.span))), span=side.span) for side in (value.yes, value.no)
        )
        return [core.If(((value.condition, yes),), no, span=node.span)]

    # Back to what was written ------------------------------------------------------------------------------------------------

    def restored(self, nodes: Sequence[core.Statement], touched: Callable[[core.Node, bool], bool], read: set[str]) -> list[core.Statement]:
        """The statements as they were written, but for those to which something is added, or whose names are read later."""
        found: list[core.Statement] = []
        place = 0
        while place < len(nodes):
            node = nodes[place]
            original = self.originals.get(node.id)
            group = nodes[place : place + original.count] if original is not None else ()
            same = {item.id for item in original.statements} if original is not None else set()
            if original is not None and not original.names & read and not any(touched(item, item.id not in same) for item in group):
                found += original.statements
                place += original.count
                continue
            found.append(self._restored_blocks(node, touched, read))
            place += 1
        return found

    def _restored_blocks(self, node: core.Statement, touched: Callable[[core.Node, bool], bool], read: set[str]) -> core.Statement:
        def change(part: core.Node) -> core.Node:
            if isinstance(part, core.Block):
                return updated(part, statements=tuple(self.restored(part.statements, touched, read)))
            return part if isinstance(part, core.Expression) else rebuild(part, change)

        return rebuild(node, change)

    # Early exits -------------------------------------------------------------------------------------------------------------

    def _set_returned(self, node: core.Statement) -> core.Statement:
        assert self.returned is not None
        return core.Assign(self.returned, make.constant(True), span=node.span)

    def returning_loop(self, node: core.Statement, rest: Sequence[core.Statement]) -> list[core.Statement]:
        """A loop that may return: a flag says afterwards whether it did, and what follows runs if not."""
        outer = self.returned
        flag = self.returned = outer or make.variable(self.fresh("returned"), TRUTH, self.where)
        start = [] if outer is not None else [core.Assign(flag, make.constant(False), span=node.span)]
        loop = [_leaving(new, flag.name) for new in self.statement(node)]
        self.returned = outer
        if outer is not None:
            behind = core.If(((flag, core.Block((core.Break(span=node.span),))),), core.Block(tuple(self.statements(rest))), span=node.span)
            return [*start, *loop, behind]
        if not rest:
            return [*start, *loop]
        other = core.Block(tuple(self.statements(rest)), span=node.span)
        test = core.Not(flag, "truth", kind=TRUTH)
        return [*start, *loop, core.If(((test, other),), core.Block(()), span=node.span)]


def _leaving(node: core.Statement, flag: str) -> core.Statement:
    """The loop, left where the flag says that a result was set."""

    def change(part: core.Node) -> core.Node:
        if isinstance(part, core.Block):
            statements: list[core.Statement] = []
            for inner in part.statements:
                new = change(inner)
                assert isinstance(new, core.Statement)
                statements.append(new)
                if isinstance(inner, core.Assign) and isinstance(inner.target, core.Variable) and inner.target.name == flag:
                    statements.append(core.Break(span=inner.span))
            return updated(part, statements=tuple(statements))
        return part if isinstance(part, core.Expression) else rebuild(part, change)

    found = change(node)
    assert isinstance(found, core.Statement)
    return found


def _with_fields(node: core.Statement) -> core.Statement:
    """`r["w"]` as `r.w`."""
    if not any(_is_entry(part) for part in walk(node)):
        return node

    def change(part: core.Node) -> core.Node:
        new = rebuild(part, change)
        if _is_entry(new):
            assert isinstance(new, core.Index)
            name = new.subscripts[0]
            assert isinstance(name, core.Constant)
            return core.Field(new.target, str(name.value), kind=new.kind, span=new.span)
        return new

    found = change(node)
    assert isinstance(found, core.Statement)
    return found


def _is_entry(node: core.Node) -> bool:
    match node:
        case core.Index(target=core.Expression(kind=kind), subscripts=(core.Constant(value=str()),)):
            return kind.base is Base.RECORD
    return False


def _jumps(node: core.Statement) -> bool:
    """Whether a statement may leave its block early."""
    if isinstance(node, core.If):
        blocks = [block for _, block in node.branches] + ([node.otherwise] if node.otherwise is not None else [])
        return any(_jumps(inner) for block in blocks for inner in block.statements)
    return isinstance(node, core.Return | core.Break | core.Continue)


def _returns(node: core.Statement) -> bool:
    return any(isinstance(part, core.Return) for part in walk(node))


def _jumps_out(node: core.Statement) -> bool:
    """Whether a statement may end a pass of a loop around it."""
    if isinstance(node, core.Break | core.Continue):
        return True
    return not isinstance(node, LOOPS) and any(_jumps_out(inner) for block in blocks_of(node) for inner in block.statements)


def _with_rest_caught(node: core.Try, rest: Sequence[core.Statement]) -> core.Try:
    """What follows a `try` that returns runs where an error was caught, for there it goes on."""
    if not rest or (node.handler.statements and isinstance(node.handler.statements[-1], JUMPS)):
        return node
    if not (node.body.statements and isinstance(node.body.statements[-1], core.Return)):
        raise Refused(NoDerivative(node.span, "a `try` that returns in one case and goes on in another"))
    return updated(node, handler=updated(node.handler, statements=(*node.handler.statements, *rest)))


def _with_rest(node: core.If, rest: Sequence[core.Statement]) -> core.If:
    """What follows a choice that may jump, in every branch that goes on."""

    def extended(block: core.Block) -> core.Block:
        if block.statements and isinstance(block.statements[-1], JUMPS):
            return block
        return updated(block, statements=(*block.statements, *map(_copied, rest)))

    branches = tuple((test, extended(block)) for test, block in node.branches)
    otherwise = extended(node.otherwise if node.otherwise is not None else core.Block((), span=node.span))
    return updated(node, branches=branches, otherwise=otherwise)


def _copied(node: core.Statement) -> core.Statement:
    """The same statement once more, as a node of its own."""

    def change(part: core.Node) -> core.Node:
        new = part if isinstance(part, core.Expression) else rebuild(part, change)
        if isinstance(new, core.Statement | core.Block):
            return updated(new, id=core.Pass().id)
        return new

    found = change(node)
    assert isinstance(found, core.Statement)
    return found
