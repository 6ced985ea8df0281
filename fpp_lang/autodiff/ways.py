"""The way back through branches and loops: the branch that was taken, the passes from the last to the first."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence

from fpp_lang.autodiff import make
from fpp_lang.autodiff.accumulate import Accumulating, Lines, uncertain
from fpp_lang.autodiff.activity import is_changed
from fpp_lang.autodiff.places import reads_of, writes_of
from fpp_lang.autodiff.problems import NoDerivative, Refused, half_done
from fpp_lang.autodiff.saving import is_cheap
from fpp_lang.autodiff.slopes import Known, Slope, Slopes
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import TRUTH, WHOLE, Base
from fpp_lang.core.walk import walk

Loop = core.ForCount | core.While | core.Repeat


class Ways(Accumulating):
    """Branches and loops of one region."""

    @abstractmethod
    def block(self, statements: Sequence[core.Statement]) -> Lines:
        """The way back through a block (backward.py)."""

    def way(self, node: core.If | core.Try | Loop) -> Lines:
        """The way back through a statement with blocks; what stands behind it is not told inside."""
        self.slopes.leave_block()
        match node:
            case core.If():
                return self.choice(node)
            case core.Try():
                return self.attempt(node)
        return self.loop(node)

    # Branches ----------------------------------------------------------------------------------------------------------------

    def choice(self, node: core.If) -> Lines:
        """The way back takes the branch that was taken."""
        blocks = [block for _, block in node.branches]
        last = node.otherwise if node.otherwise is not None else core.Block((), span=node.span)
        changed = self.known_among(self.written_in((*blocks, last)))
        if not changed:
            return []
        lines = [line for key in changed for line in self.pinned(key, node)]
        ways = blocks if _throws(last) else [*blocks, last]
        tests = self.tests(node, ways)
        bodies = self.joined(self.ways(ways), node)
        if all(not body for body in bodies):
            return lines
        if len(bodies) == 1:
            return [*lines, *bodies[0]]
        otherwise = make.block(bodies[-1], node.span) if bodies[-1] else None
        branches = tuple((test, make.block(body, node.span)) for test, body in zip(tests, bodies[:-1], strict=True))
        return [*lines, core.If(branches, otherwise, span=node.span)]

    def ways(self, blocks: Sequence[core.Block]) -> list[tuple[Lines, Slopes]]:
        """The way back through each of some blocks, of which one ran."""
        start, found = self.slopes, []
        for block in blocks:
            self.slopes = start.copy()
            self.saver.known.append({})
            found.append((self.block(block.statements), self.slopes))
            self.saver.known.pop()
        self.slopes = start
        return found

    def attempt(self, node: core.Try) -> Lines:
        """`try`: back through the body where it came to its end, else through what caught the error.

        How far a body came that did not end is not told: nothing that counts may then have been changed by it.
        """
        changed = self.known_among(self.written_in((node.body, node.handler)))
        if not changed:
            return []
        lines = [line for key in changed for line in self.pinned(key, node)]
        caught = self.saver.caught(node)
        ways = self.ways((node.body, node.handler))
        begun = self.written_in(_may_be_left_behind(node.body))
        left = next((key for key in ways[1][1].known if is_changed(key, begun)), None)
        if left is not None:
            raise Refused(half_done(node.span, left))
        if self.saver.keeps_from_outside(node.body, node):
            raise Refused(NoDerivative(node.span, "a `try` in a loop whose values the way back needs"))
        with_end, with_error = self.joined(ways, node)
        if not with_end and not with_error:
            return lines
        if not with_error:
            test: core.Expression = core.Not(caught, "truth", kind=TRUTH)
            return [*lines, core.If(((test, make.block(with_end, node.span)),), None, span=node.span)]
        otherwise = make.block(with_end, node.span) if with_end else None
        return [*lines, core.If(((caught, make.block(with_error, node.span)),), otherwise, span=node.span)]

    def written_in(self, nodes: Iterable[core.Node]) -> set[str]:
        """Everything that statements change, blocks in them included."""
        statements = (part for node in nodes for part in walk(node) if isinstance(part, core.Statement))
        return {name for part in statements for name, _ in writes_of(part, self.saver.places.protects)}

    def known_among(self, written: set[str]) -> list[str]:
        """What has a derivative and is changed, itself or what it is a field of."""
        return sorted(key for key in self.slopes.known if key in written or key.partition(".")[0] in written)

    def pinned(self, key: str, node: core.Statement) -> Lines:
        """A literal derivative gets its variable before a branch; what is shared is told apart there."""
        known = self.slopes.known[key]
        return self.spilled(key, node) if isinstance(known.slope.value, core.Constant) or not known.slope.full else []

    def joined(self, ways: list[tuple[Lines, Slopes]], node: core.Statement) -> list[Lines]:
        """The branches, each with a derivative for all that any of them gives one to."""
        keys = sorted({key for _, slopes in ways for key in slopes.known})
        bodies = []
        start = self.slopes
        agreed: dict[str, Known] = {}
        changed = [key for key in keys if any(slopes.known.get(key) != start.known.get(key) for _, slopes in ways)]
        for lines, slopes in ways:
            self.slopes = slopes
            body = list(lines)
            for key in changed:
                body += self.spilled(key, node, after=False)
                before = agreed.get(key)
                known = self.slopes.known[key]
                agreed[key] = known if before is None else agreeing(known, before)
            bodies.append(body)
        self.slopes = start
        for key in start.known.keys() - set(keys):
            del start.known[key]
        for key in changed:
            self.slopes.known[key] = agreed[key]
            self.slopes.shapes.known[self.name(key)] = self.slopes.shapes.of(self.variables[key]) if agreed[key].slope.full else None
        return bodies

    def tests(self, node: core.If, ways: list[core.Block]) -> list[core.Expression]:
        """Conditions that say on the way back which branch was taken: the same ones, or a number that each branch keeps."""
        conditions = [test for test, _ in node.branches[: len(ways) - 1]]
        if all(map(_asks_which_function, conditions)):
            return [self.saver.keep(test, node) for test in conditions]
        if all(is_cheap(test) for test in conditions):
            plain = [test for test in conditions if self.saver.is_still_there(test, node, False)]
            if len(plain) == len(conditions):
                return conditions
            if len(conditions) == 1:
                return [self.saver.keep(conditions[0], node)]
        if len(conditions) == 1:
            return [self.saver.kept_test(conditions[0], node)]
        return [make.compared(taken, "==", make.constant(place)) for place, taken in self.saver.branch_numbers(node, ways)]

    # Loops -------------------------------------------------------------------------------------------------------------------

    def loop(self, node: core.ForCount | core.While | core.Repeat) -> Lines:
        """The passes in reverse order."""
        body = node.body
        written = self.written_in((body,))
        if not self.known_among(written):
            return []
        carried = {key for key in exposed(body.statements) if key in self.active}
        head = {*self.known_among(written), *(key for key in self.slopes.known if key in carried)}
        head |= {key for key in carried & written if self.is_wanted(key)}
        head = {part for key in head for part in self.parts_of(key)}
        own: set[str] = set()
        while True:
            mark = self.derivation.mark(), self.saver.snapshot(), self.slopes.copy(), dict(self.names)
            before = [line for key in sorted(head) for line in self.spilled(key, node)]
            before += [line for key in sorted(own) for line in self.as_buffer(key, node, after=True)]
            start = {key: self.slopes.known[key] for key in sorted(head)}
            self.saver.known.append({})
            lines = self.block(body.statements)
            self.saver.known.pop()
            new = {key for key in self.slopes.known if key not in start and key not in mark[2].known}
            grown = {key for key in start if not start[key].own and key in self.slopes.known and self.slopes.known[key].own}
            grown -= own | {key for key in head if self.is_number(key) or not start[key].slope.full}
            shared = {key for key in start if start[key].own and key in self.slopes.known and not self.slopes.known[key].own}
            if not new and not grown:
                break
            head |= new
            own |= grown
            self.derivation.reset(mark[0])
            self.saver.restore(mark[1])
            self.slopes, self.names = mark[2], mark[3]
        for key in sorted(head):
            lines += self.spilled(key, node, after=False)
        for key in sorted(shared):
            lines += self.unshared(key, node)
        for key in (key for key in start if not start[key].slope.full):
            self.slopes.known[key] = uncertain(self.slope_variable(key))
        if not lines:
            return before
        return [*before, *self.passes(node, lines)]

    def parts_of(self, key: str) -> list[str]:
        """A record by its fields, which each have a derivative of their own."""
        variable = self.variables.get(key)
        if variable is None or variable.kind.base is not Base.RECORD or key in self.slopes.known or not variable.kind.fields:
            return [key]
        for name, kind in variable.kind.fields:
            self.variables.setdefault(f"{key}.{name}", core.Field(variable, name, kind=kind))
        return [f"{key}.{name}" for name, _ in variable.kind.fields]

    def is_wanted(self, key: str) -> bool:
        return key in self.active

    def unshared(self, key: str, node: core.Statement) -> Lines:
        variable = self.slope_variable(key)
        self.slopes.known[key] = Known(Slope(variable), True)
        return [core.Assign(variable, make.primitive("clone", variable), span=node.span)]

    def passes(self, node: core.ForCount | core.While | core.Repeat, lines: Lines) -> Lines:
        """The loop over the passes, from the last to the first."""
        leaves = any(isinstance(part, core.Break | core.Return) for part in walk(node.body))
        if isinstance(node, core.ForCount) and not leaves:
            return [self.reversed_count(node, lines)]
        count, k = self.saver.passes_of(node), self.counter()
        if isinstance(node, core.ForCount):
            if node.variable in {name for line in lines for name in reads_of(line)}:
                variable = make.variable(node.variable, WHOLE, self.saver.where)
                step = make.operation("*", k, self.saver.keep(node.step, node))
                lines = [core.Assign(variable, make.operation("+", self.saver.keep(node.start, node), step), span=node.span), *lines]
        return [make.count_down(k.name, count, lines, node.span)]

    def counter(self) -> core.Variable:
        return make.variable(self.derivation.fresh("pass_number"), WHOLE, self.saver.where)

    def reversed_count(self, node: core.ForCount, lines: Lines) -> core.Statement:
        start, stop, step = (self.saver.keep(part, node) for part in (node.start, node.stop, node.step))
        size = make.value_of(step)
        if size in (1, -1):
            last = stop if node.inclusive else make.operation("-", stop, step)
            return core.ForCount(node.variable, last, start, make.negated(step), True, make.block(lines, node.span), span=node.span)
        count = make.primitive("passes", start, stop, step, make.constant(node.inclusive), span=node.span)
        k = self.counter()
        variable = make.variable(node.variable, WHOLE, self.saver.where)
        place = make.operation("+", start, make.operation("*", k, step))
        return make.count_down(k.name, count, [core.Assign(variable, place, span=node.span), *lines], node.span)


def _throws(block: core.Block) -> bool:
    """Whether a block ends in an error, so that no way back begins in it."""
    return bool(block.statements) and isinstance(block.statements[-1], core.Throw)


def _asks_which_function(test: core.Expression) -> bool:
    match test:
        case core.Compare(rest=(("is", core.FunctionName() | core.PrimitiveName()),)) | core.OfClass():
            return True
    return False


def _may_be_left_behind(body: core.Block) -> Sequence[core.Statement]:
    """The statements of a `try` that may have run where a later one failed: a last assignment is done as a whole or not at all."""
    last = body.statements[-1] if body.statements else None
    whole = isinstance(last, core.Assign | core.Update) and (isinstance(last.target, core.Variable) and last.target.kind.is_single)
    whole = whole or (isinstance(last, core.Assign) and isinstance(last.target, core.Variable))
    return body.statements[:-1] if whole else body.statements


def agreeing(one: Known, other: Known) -> Known:
    """What holds of a derivative whichever of two ways was taken."""
    return Known(Slope(one.slope.value, one.slope.full and other.slope.full), one.own and other.own)


def exposed(statements: Iterable[core.Statement]) -> set[str]:
    """What a block may read before it certainly set it."""
    return _exposed(statements, set())


def _exposed(statements: Iterable[core.Statement], certain: set[str]) -> set[str]:
    """What some statements may read that is not `certain`; what they certainly set is certain behind them."""
    found: set[str] = set()

    def read(*nodes: core.Node) -> None:
        found.update(name for node in nodes for name in reads_of(node) if not {name, name.partition(".")[0]} & certain)

    for node in statements:
        match node:
            case core.Assign(target=core.Variable() | core.Targets() as target, value=value):
                items = target.items if isinstance(target, core.Targets) else (target,)
                read(value, *(item for item in items if not isinstance(item, core.Variable)))
                certain |= {item.name for item in items if isinstance(item, core.Variable)}
            case core.If(branches=branches, otherwise=otherwise):
                read(*(test for test, _ in branches))
                ways = [set(certain) for _ in range(len(branches) + 1)]
                for block, way in zip([*(block for _, block in branches), otherwise], ways, strict=True):
                    found |= _exposed(block.statements, way) if block is not None else set()
                certain |= set.intersection(*ways)
            case core.Try(body=body, handler=handler):
                worked, caught = set(certain), set(certain)
                found |= _exposed(body.statements, worked) | _exposed(handler.statements, caught)
                certain |= worked & caught
            case core.ForCount(variable=variable, body=body):
                read(node.start, node.stop, node.step)
                found |= _exposed(body.statements, {*certain, variable})
            case core.While(condition=condition, body=body):
                read(condition)
                found |= _exposed(body.statements, set(certain))
            case core.Repeat(condition=condition, body=body):
                found |= _exposed(body.statements, certain)
                read(condition)
            case _:
                read(node)
    return found
