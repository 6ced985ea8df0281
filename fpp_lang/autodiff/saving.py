"""What the way back reads of the way forth: as it stands, computed again, or saved before it is overwritten (TBR: to be recorded).

A value that is still there is read where it is. A cheap one is computed again from parts that are kept. Anything else gets a name
before its statement; inside a loop, a list that grows by one item per pass and is emptied from its end on the way back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from fpp_lang.autodiff import make
from fpp_lang.autodiff.places import LOOPS, Places, Write, name_of, reads_of
from fpp_lang.autodiff.problems import NoDerivative, Refused
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import OPEN, TRUTH, WHOLE, Base
from fpp_lang.core.primitives import PRIMITIVES, SIZES
from fpp_lang.core.walk import children, rebuild, walk

CHEAP = frozenset({"add", "subtract", "multiply", "negate", "positive", "square", "transpose", "divide"})
MOST_OPERATIONS = 3
CHEAP_PARTS = (
    core.Variable, core.Constant, core.Index, core.Slice, core.Field, core.Compare, core.Logic, core.Not, core.Whole, core.Unwrap,
    core.FunctionName, core.PrimitiveName, core.OfClass,
)  # fmt: skip
VIEWS = frozenset({"transpose", "reshape", "squeeze", "permute", "fractions", "as_array", "broadcast", "spread"})


def is_cheap(node: core.Expression) -> bool:
    """Whether computing it again costs less than keeping it."""
    operations = 0
    for part in walk(node):
        match part:
            case core.Primitive(name=name) if name in CHEAP:
                operations += 1
            case core.Primitive(name=name) if name in SIZES:
                pass
            case _ if not isinstance(part, CHEAP_PARTS):
                return False
    return operations <= MOST_OPERATIONS


def is_fixed(node: core.Expression) -> bool:
    """Whether it is the same wherever it stands: a literal, a list of literals, `...`."""
    match node:
        case core.Constant() | core.Primitive(name="everywhere"):
            return True
        case core.Bracket(items=items):
            return all(map(is_fixed, items))
    return False


def is_pure(node: core.Node) -> bool:
    """Whether it may be computed again."""
    return not any(
        isinstance(part, core.Apply | core.MethodCall | core.SuperCall | core.New)
        or (isinstance(part, core.Primitive) and PRIMITIVES[part.name].hazard == "effect")
        for part in walk(node)
    )


def is_view(node: core.Expression) -> bool:
    """Whether the value may share memory with something that has a name."""
    match node:
        case core.Variable() | core.Field():
            return True
        case core.Index(subscripts=subscripts):
            return all(isinstance(part, core.Slice) or part.kind.is_single for part in subscripts)
        case core.Primitive(name=name):
            return name in VIEWS
        case core.Unwrap() | core.ToTensor() | core.Conditional() | core.Call() | core.Apply() | core.MethodCall():
            return True
    return False


T = TypeVar("T")


def _copied(table: dict[int, list[T]]) -> dict[int, list[T]]:
    return {key: list(items) for key, items in table.items()}


@dataclass(slots=True)
class Saves:
    """What is added to the way forth: statements before and after others and at the top of blocks; parts that got a name."""

    before: dict[int, list[core.Statement]] = field(default_factory=dict)
    after: dict[int, list[core.Statement]] = field(default_factory=dict)
    tops: dict[int, list[core.Statement]] = field(default_factory=dict)
    named: dict[int, list[tuple[core.Expression, core.Variable]]] = field(default_factory=dict)

    def copy(self) -> Saves:
        return Saves(_copied(self.before), _copied(self.after), _copied(self.tops), _copied(self.named))

    def without_unread(self, read: set[str]) -> None:
        """Leaves out what in the end nothing reads."""
        lines = [line for table in (self.before, self.after, self.tops) for added in table.values() for line in added]
        needed = set(read)
        while True:
            more = {name for line in lines if _kept_in(line) in needed for name in reads_of(line)} - needed
            if not more:
                break
            needed |= more
        for table in (self.before, self.after, self.tops):
            for key, added in table.items():
                table[key] = [line for line in added if _kept_in(line) in needed]
        for key, named in self.named.items():
            self.named[key] = [(node, variable) for node, variable in named if variable.name in needed]

    def reads(self) -> set[str]:
        """What the added statements read."""
        return {
            name for table in (self.before, self.after, self.tops) for added in table.values() for line in added for name in reads_of(line)
        }

    def histories(self, statements: Sequence[core.Statement]) -> list[str]:
        """The lists that the way forth through some statements fills."""
        added = [line for node in statements for part in walk(node) for line in self.before.get(part.id, ())]
        return [
            line.target.name
            for line in added
            if isinstance(line, core.Assign) and isinstance(line.target, core.Variable) and isinstance(line.value, core.Bracket)
            if line.value.form == "list" and not line.value.items
        ]

    def touches(self, node: core.Node, around: bool) -> bool:
        """Whether anything is added inside a statement, or `around` it."""
        for part in walk(node):
            if (around or part is not node) and (self.before.get(part.id) or self.after.get(part.id)):
                return True
            if self.tops.get(part.id) or self.named.get(part.id):
                return True
        return False

    def applied(self, statements: Sequence[core.Statement]) -> list[core.Statement]:
        """The statements with all that was added."""
        found: list[core.Statement] = []
        for node in statements:
            named = self.named.get(node.id, [])
            before = _in_order([_renamed(item, named) for item in self.before.get(node.id, [])])
            new = _renamed(self._blocks(node), named)
            if before and node.comments.before:
                before[0] = updated(before[0], comments=core.Comments(node.comments.before))
                new = updated(new, comments=core.Comments((), node.comments.after))
            found += [*before, new, *self.after.get(node.id, [])]
        return found

    def _blocks(self, node: core.Statement) -> core.Statement:
        def change(part: core.Node) -> core.Node:
            if isinstance(part, core.Block):
                return self._block(part)
            return part if isinstance(part, core.Expression) else rebuild(part, change)

        return rebuild(node, change)

    def _block(self, block: core.Block) -> core.Block:
        new = [*self.tops.get(block.id, []), *self.applied(block.statements)]
        if len(new) == len(block.statements) and all(a is b for a, b in zip(new, block.statements, strict=True)):
            return block
        kept = [node for node in new if not isinstance(node, core.Pass) or node.comments != core.NO_COMMENTS] or new[:1]
        return updated(block, statements=tuple(kept))


def _kept_in(line: core.Statement) -> str:
    """The variable or list that an added statement keeps something in."""
    match line:
        case core.Assign(target=core.Variable(name=name)) | core.Update(target=core.Variable(name=name)):
            return name
        case core.Evaluate(value=core.Primitive(arguments=(core.Variable(name=name), *_))):
            return name
    raise TypeError(type(line).__name__)


def _in_order(statements: list[core.Statement]) -> list[core.Statement]:
    """Each statement behind those that set what it reads, otherwise as they came."""
    found: list[core.Statement] = []
    waiting = list(statements)
    while waiting:
        unset = {node.target.name for node in waiting if isinstance(node, core.Assign) and isinstance(node.target, core.Variable)}
        ready = next((node for node in waiting if not _reads_of(node) & unset), waiting[0])
        waiting.remove(ready)
        found.append(ready)
    return found


def _reads_of(node: core.Statement) -> set[str]:
    return reads_of(node.value) if isinstance(node, core.Assign) else reads_of(node)


def _renamed(node: core.Statement, named: Sequence[tuple[core.Expression, core.Variable]]) -> core.Statement:
    """The statement with names in the place of the parts that have one; its own definition stays."""
    if not named:
        return node

    def change(part: core.Node) -> core.Node:
        if isinstance(part, core.Block):
            return part
        if part is target and not isinstance(part, core.Targets):
            return rebuild(part, change)
        for expression, variable in named:
            if part == expression and target != variable:
                return variable
        return rebuild(part, change)

    target = node.target if isinstance(node, core.Assign | core.Update) else None
    return rebuild(node, change)


@dataclass(slots=True)
class Saver:
    """Keeps values for the way back through one region."""

    places: Places
    where: core.Where
    fresh: Callable[[str], str]
    saves: Saves = field(default_factory=Saves)
    known: list[dict[object, core.Expression]] = field(default_factory=lambda: [{}])
    first: list[core.Statement] = field(default_factory=list)
    branching: int = 0
    frozen: bool = False

    def keep(self, node: core.Expression, at: core.Statement, *, after: bool = False) -> core.Expression:
        """An expression that has on the way back the value that this one has before the statement, or with `after` behind it."""
        if is_fixed(node):
            return node
        if self.is_still_there(node, at, after) and (is_cheap(node) or (self.branching and is_pure(node))):
            return node
        if isinstance(node, core.Variable) and (said := self._said(node, at, after)) is not None:
            return said
        if isinstance(node, core.Field) and (said := self._said_field(node, at, after)) is not None:
            return said
        if self._is_atom(node):
            return self._saved(node, at, after)
        if is_cheap(node) or (self.branching and is_pure(node)):
            return self._rebuilt(node, at, after)
        return self._saved(node, at, after)

    def is_still_there(self, node: core.Expression, at: core.Statement, after: bool) -> bool:
        return not self.changes(node, at, after)

    def changes(self, node: core.Expression, at: core.Statement, after: bool) -> list[Write]:
        """What changes the value of an expression until the way back begins; storing in a tensor leaves its sizes alone."""
        for_size = {name for part in walk(node) for name in _measured(part)} - reads_but_sizes(node)
        found = [(name, write) for name in reads_of(node) for write in self.places.changed([name], at, after)]
        return [write for name, write in found if not (write.partial and name in for_size)]

    def _said(self, node: core.Variable, at: core.Statement, after: bool) -> core.Expression | None:
        """What a variable was set to in the same pass, if that is cheap to say and still there: `w[i]` for `v`."""
        writes = self.places.writes_near(node.name)
        limit = self.places.end[at.id] + 1 if after else self.places.number[at.id]
        last = max((write for write in writes if write.number < limit), key=lambda write: write.number, default=None)
        if (
            last is None
            or last.partial
            or not isinstance(last.statement, core.Assign)
            or not isinstance(last.statement.target, core.Variable)
        ):
            return None
        source = last.statement
        if source.id not in self.places.loops or self.places.loops[source.id] != self.places.loops[at.id]:
            return None
        if not set(self.places.branches[source.id]) <= set(self.places.branches[at.id]):
            return None
        if any(isinstance(part, core.Primitive) and part.name in CHEAP for part in walk(source.value)) or not is_cheap(source.value):
            return None
        return self.keep(source.value, source) if self.is_still_there(source.value, source, False) else None

    def _said_field(self, node: core.Field, at: core.Statement, after: bool) -> core.Expression | None:
        """`layers[i].W` for `layer.W`, where nothing sets it."""
        owner = node.target
        if not isinstance(owner, core.Variable) or name_of(node) in self.places.writes or self.is_still_there(owner, at, after):
            return None
        said = self._said(owner, at, after)
        found = None if said is None else updated(node, target=said)
        return found if found is not None and self.is_still_there(found, at, after) else None

    def _is_atom(self, node: core.Expression) -> bool:
        match node:
            case core.Variable() | core.Field():
                return True
            case core.Index(target=target):
                name = name_of(target)
                return name is not None and any(True for _ in self.places.writes_near(name))
            case core.Primitive(name=name):
                return name in SIZES
        return False

    def _rebuilt(self, node: core.Expression, at: core.Statement, after: bool) -> core.Expression:
        def change(part: core.Node) -> core.Node:
            return self.keep(part, at, after=after) if isinstance(part, core.Expression) else rebuild(part, change)

        return rebuild(node, change)

    def _saved(self, node: core.Expression, at: core.Statement, after: bool) -> core.Expression:
        """A name for the value, given on the way forth."""
        loops = self.places.loops[at.id]
        names = reads_of(node)
        key = (node, tuple(sorted((name, self.places.version(name, at, after)) for name in names)), tuple(loop.id for loop in loops))
        for scope in self.known:
            if key in scope:
                return scope[key]
        if self.branching and not isinstance(node, core.Variable | core.Index | core.Field | core.Primitive):
            raise Refused(NoDerivative(at.span, "a computation inside a choice"))
        changes = self.changes(node, at, after)
        wish = _wish(node, at)
        name = self.fresh(wish.replace("_before", "_then") if after else wish)
        variable = make.variable(name, node.kind, self.where)
        value: core.Expression = node
        target = name_of(at.target) if isinstance(at, core.Assign) and not isinstance(at.target, core.Targets) else None
        stored = any(write.partial for write in self.places.changed([target] if target else [], at, after))
        if not node.kind.is_single and ((is_view(node) and any(write.partial for write in changes)) or stored):
            value = make.primitive("clone", node, span=at.span)
        varies = [loop for loop in loops if self._varies(names, loop)]
        added = self.saves.after if after else self.saves.before
        if not varies:
            added.setdefault(at.id, []).insert(0, core.Assign(variable, value, span=at.span))
            if value is node and not after and not isinstance(node, core.Variable):
                self.saves.named.setdefault(at.id, []).append((node, variable))
            self.known[-1][key] = variable
            return variable
        history = make.variable(self.fresh(f"{name.replace('_before', '').replace('_then', '')}_history"), OPEN, self.where)
        start = core.Assign(history, make.empty_list(), span=loops[0].span)
        self.saves.before.setdefault(loops[0].id, []).append(start)
        lines: list[core.Statement] = []
        item = value
        if not isinstance(node, core.Variable | core.Field | core.Index) and not after:
            lines.append(core.Assign(variable, value, span=at.span))
            self.saves.named.setdefault(at.id, []).append((node, variable))
            item = variable
        lines.append(make.append(history, item, at.span))
        added.setdefault(at.id, [])[:0] = lines
        taken = core.Primitive("pop", (history, None), kind=node.kind, span=at.span)
        self.first.append(core.Assign(variable, taken, span=at.span))
        self.known[-1][key] = variable
        return variable

    # Ways through branches and loops ------------------------------------------------------------------------------------------

    def kept_test(self, test: core.Expression, at: core.Statement) -> core.Expression:
        """The outcome of a condition."""
        return self._saved(test, at, False)

    def branch_numbers(self, at: core.If, blocks: Sequence[core.Block]) -> list[tuple[int, core.Expression]]:
        """What tells on the way back which block ran: each keeps its number."""
        branch = make.variable(self.fresh("branch"), WHOLE, self.where)
        loops = self.places.loops[at.id]
        history = make.variable(self.fresh("branch_history"), OPEN, self.where) if loops else None
        for place, block in enumerate(blocks):
            number = make.constant(place)
            line = make.append(history, number, at.span) if history is not None else core.Assign(branch, number, span=at.span)
            self.saves.tops.setdefault(block.id, []).append(line)
        if history is not None:
            self.saves.before.setdefault(loops[0].id, []).append(core.Assign(history, make.empty_list(), span=loops[0].span))
            taken = core.Primitive("pop", (history, None), kind=WHOLE, span=at.span)
            self.first.append(core.Assign(branch, taken, span=at.span))
        return [(place, branch) for place in range(len(blocks) - 1)]

    def caught(self, at: core.Try) -> core.Expression:
        """Whether an error was caught."""
        caught = make.variable(self.fresh("caught"), TRUTH, self.where)
        for block, value in ((at.body, False), (at.handler, True)):
            line = core.Assign(caught, make.constant(value), span=at.span)
            self.saves.tops.setdefault(block.id, []).append(line)
        loops = self.places.loops[at.id]
        if loops:
            history = make.variable(self.fresh("caught_history"), OPEN, self.where)
            self.saves.before.setdefault(loops[0].id, []).append(core.Assign(history, make.empty_list(), span=loops[0].span))
            self.saves.after.setdefault(at.id, []).append(make.append(history, caught, at.span))
            taken = core.Primitive("pop", (history, None), kind=TRUTH, span=at.span)
            self.first.append(core.Assign(caught, taken, span=at.span))
        return caught

    def keeps_from_outside(self, body: core.Block, at: core.Statement) -> bool:
        """Whether statements of a block add to a list that a loop around it began: where one fails, the list is out of step."""
        if not self.places.loops[at.id]:
            return False
        ids = {part.id for part in walk(body) if isinstance(part, core.Statement | core.Block)}
        lines = [line for table in (self.saves.tops, self.saves.before, self.saves.after) for key in ids for line in table.get(key, ())]
        begun = {_kept_in(line) for line in lines if isinstance(line, core.Assign)}
        return any(isinstance(line, core.Evaluate) and _kept_in(line) not in begun for line in lines)

    def passes_of(self, loop: core.ForCount | core.While | core.Repeat) -> core.Expression:
        """How many passes a loop made."""
        passes = make.variable(self.fresh("passes"), WHOLE, self.where)
        around = self.places.loops[loop.id]
        self.saves.before.setdefault(loop.id, []).append(core.Assign(passes, make.constant(0), span=loop.span))
        self.saves.tops.setdefault(loop.body.id, []).insert(0, core.Update(passes, "add", make.constant(1), span=loop.span))
        if not around:
            return passes
        history = make.variable(self.fresh("passes_history"), OPEN, self.where)
        self.saves.before.setdefault(around[0].id, []).append(core.Assign(history, make.empty_list(), span=loop.span))
        self.saves.after.setdefault(loop.id, []).append(make.append(history, passes, loop.span))
        taken = core.Primitive("pop", (history, None), kind=WHOLE, span=loop.span)
        self.first.append(core.Assign(passes, taken, span=loop.span))
        return passes

    def snapshot(self) -> tuple[Saves, list[dict[object, core.Expression]], list[core.Statement]]:
        return self.saves.copy(), [dict(scope) for scope in self.known], list(self.first)

    def restore(self, mark: tuple[Saves, list[dict[object, core.Expression]], list[core.Statement]]) -> None:
        self.saves = mark[0].copy()
        self.known = [dict(scope) for scope in mark[1]]
        self.first = list(mark[2])

    def _varies(self, names: set[str], loop: core.Statement) -> bool:
        first, last = self.places.number[loop.id], self.places.end[loop.id]
        return any(first <= write.number <= last for name in names for write in self.places.writes_near(name))


def _measured(node: core.Node) -> set[str]:
    """The tensors whose sizes a primitive asks for."""
    match node:
        case core.Primitive(name=name, arguments=(core.Variable(name=tensor, kind=kind), *_)) if (
            name in SIZES and kind.base is not Base.LIST
        ):
            return {tensor}
    return set()


def reads_but_sizes(node: core.Node) -> set[str]:
    """The variables that are read for more than their sizes."""
    found: set[str] = set()
    waiting = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, core.Variable):
            found.add(part.name)
        below = list(children(part))
        waiting += below[1:] if _measured(part) else below
    return found


def _wish(node: core.Expression, at: core.Statement) -> str:
    """A name for a kept value, after what it is."""
    match node:
        case core.Variable(name=name):
            return f"{name}_before"
        case core.Field(name=name):
            return f"{name}_before"
        case core.Index(target=target):
            return f"{(name_of(target) or 'value').replace('.', '_')}_before"
        case core.Primitive(name="exp" | "log" | "sqrt" | "tanh" | "sin" | "cos" as name, arguments=(core.Variable(name=inner),)):
            return f"{name}_{inner}"
        case core.Compare() | core.Logic() | core.Not():
            return "taken"
        case core.Call(key=key):
            return key.rpartition(":")[2].casefold()
        case core.Primitive(name=name) if name in ("shape", "size", "len"):
            return f"{name}_before"
    stored = name_of(at.target) if isinstance(at, core.Assign | core.Update) and not isinstance(at.target, core.Targets) else None
    return f"{stored.replace('.', '_')}_inner" if stored else "inner"


__all__ = ["LOOPS", "Base", "Saver", "Saves", "is_cheap", "is_pure"]
