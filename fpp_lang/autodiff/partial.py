"""Gradients that would count only a part: what is asked by shares a tensor or an object that the loss reaches by another way (R10.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from fpp_lang.autodiff.activity import OuterReads
from fpp_lang.autodiff.objects import fields_given
from fpp_lang.autodiff.places import LOOPS, Protects, blocks_of, expressions_of, name_of, writes_of
from fpp_lang.autodiff.problems import NoDerivative, Refused, counts_a_part
from fpp_lang.autodiff.saving import SIZES
from fpp_lang.autodiff.views import sources_of
from fpp_lang.base.source import Span
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base
from fpp_lang.core.walk import children, walk

HOLDERS = frozenset({Base.OBJECT, Base.RECORD, Base.LIST, Base.PAIR})
SHARED = HOLDERS | {Base.TENSOR}


@dataclass(frozen=True, slots=True)
class Share:
    """A statement that gives a name, or a part of what it holds, memory of another; `often`: several times, with one thing for all."""

    receiver: str
    source: str
    statement: core.Statement
    often: bool
    span: Span


@dataclass(slots=True)
class Sharing:
    """What shares memory with what in the statements that a loss is computed by."""

    program: core.Program
    protects: Protects
    outer: OuterReads
    loss: str
    shares: list[Share] = field(default_factory=list)
    uses: dict[str, Span] = field(default_factory=dict)

    def read(self, statements: Sequence[core.Statement]) -> None:
        """Notes what is shared, and what is used where numbers are computed on the way to the loss."""
        needed = self._needed(statements)
        for node, loops in placed(statements, ()):
            own = list(self._shared(node, loops))
            self.shares += own
            written = {name for name, _ in writes_of(node, self.protects)}
            if not own and any(_meet(name, other) for name in written for other in needed):
                for part in expressions_of(node):
                    for name, span in self._used(part):
                        self.uses.setdefault(name, span)

    def refuse_partial(self, asked: Iterable[str], where: Span, words: str) -> None:
        """Refuses where a tensor that belongs to what is asked by is reached through another name as well."""
        asked = list(asked)
        for name in asked:
            mine = [share for share in self.shares if _is_part(share.receiver, name)]
            for share in mine:
                if any(_is_part(share.source, other) for other in asked if other != name):
                    continue
                group = self._group(share.source)
                again = [each for each in mine if each.source == share.source and each.receiver == share.receiver]
                outside = [use for use in self.uses for member in group if _meet(use, member) and not _is_part(use, name)]
                if share.often or len(again) > 1 or outside:
                    other = outside[0] if outside else None
                    raise Refused(counts_a_part(where, words, share.source, other, self.loss))

    def _group(self, source: str) -> set[str]:
        """The names by which a thing that has this name may be reached."""
        found, before = {source}, 0
        while len(found) != before:
            before = len(found)
            for share in self.shares:
                if share.source in found:
                    found.add(share.receiver)
                if share.receiver in found:
                    found.add(share.source)
        return found

    def _needed(self, statements: Sequence[core.Statement]) -> set[str]:
        """What the loss is computed from."""
        needed, before = {self.loss}, 0
        nodes = [node for node, _ in placed(statements, ())]
        while len(needed) != before:
            before = len(needed)
            for node in nodes:
                written = {name for name, _ in writes_of(node, self.protects)}
                if any(_meet(name, other) for name in written for other in needed):
                    needed |= {name for part in expressions_of(node) for name, _ in self._used(part)}
        return needed

    def _shared(self, node: core.Statement, loops: tuple[core.Statement, ...]) -> Iterator[Share]:
        match node:
            case core.Assign(target=core.Variable() | core.Field() | core.Index() as target, value=value):
                pass
            case core.Evaluate(value=core.Primitive(name="append" | "insert", arguments=(core.Expression() as target, *_, core.Expression() as value))):
                pass
            case _:
                return
        receiver = name_of(target)
        if receiver is None:
            return
        varies = {name for loop in loops for part in walk(loop) if isinstance(part, core.Statement) for name, _ in writes_of(part, self.protects)}
        found: dict[str, list[core.Expression]] = {}
        into_list = bool(loops) and not isinstance(target, core.Variable | core.Field)
        into_list = into_list or isinstance(node, core.Evaluate) and bool(loops)
        for source, repeated in self._held(value):
            key = name_of(source)
            if key is not None and source.kind.base in SHARED and key != receiver:
                fixed = not any(isinstance(part, core.Variable) and part.name in varies for part in walk(source))
                found.setdefault(key, []).append(source)
                if repeated or (into_list and fixed):
                    found[key].append(source)
        for key, sources in found.items():
            yield Share(receiver, key, node, _meets_itself(sources), node.span)

    def _held(self, value: core.Expression) -> Iterator[tuple[core.Expression, bool]]:
        """What has a name and shares memory with a value, and whether it is held for every item of a list."""
        match value:
            case core.New(key=key, arguments=arguments):
                for argument in fields_given(self.program, key, arguments):
                    yield from self._held(argument)
            case core.Bracket(items=items) | core.Pair(items=items) if value.kind.base in HOLDERS:
                for item in items:
                    yield from self._held(item)
            case core.Record(entries=entries):
                for _, item in entries:
                    yield from self._held(item)
            case core.Comprehension(value=item, clauses=clauses):
                names = {name for clause in clauses for name in clause.names}
                for source, _ in self._held(item):
                    varies = any(isinstance(part, core.Variable) and part.name in names for part in walk(source))
                    if not varies:
                        yield source, True
            case _:
                for source in sources_of(value, self.protects):
                    yield source, False

    def _used(self, node: core.Node) -> Iterator[tuple[str, Span]]:
        """The names whose numbers an expression uses, each as far as it is told."""
        match node:
            case core.Primitive(name=name, arguments=(core.Variable() | core.Field(), *rest)) if name in SIZES:
                for argument in rest:
                    if argument is not None:
                        yield from self._used(argument)
                return
            case core.Variable(name=name):
                yield name, node.span
            case core.Field(target=target):
                key = name_of(node)
                if key is not None and isinstance(target, core.Variable | core.Field):
                    yield key, node.span
                    return
            case core.Call(key=key) | core.FunctionName(key=key):
                for name in self.outer(key):
                    yield name, node.span
        for part in children(node):
            yield from self._used(part)


def placed(statements: Sequence[core.Statement], loops: tuple[core.Statement, ...]) -> Iterator[tuple[core.Statement, tuple[core.Statement, ...]]]:
    for node in statements:
        yield node, loops
        inner = (*loops, node) if isinstance(node, LOOPS) else loops
        for child in blocks_of(node):
            yield from placed(child.statements, inner)


def _meets_itself(sources: Sequence[core.Expression]) -> bool:
    """Whether one thing is there twice: the same name, or parts of it of which nothing tells that they are others."""
    texts = [core_text(source) for source in sources]
    return len(set(texts)) < len(texts)


def core_text(source: core.Expression) -> str:
    return f"{name_of(source)} {source.span.text}"


def _is_part(name: str, whole: str) -> bool:
    return name == whole or name.startswith(f"{whole}.")


def _meet(one: str, other: str) -> bool:
    return _is_part(one, other) or _is_part(other, one)
