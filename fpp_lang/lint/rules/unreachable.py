"""Statements that no run reaches: they stand behind one that leaves the block (R11.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fpp_lang.base.source import Span
from fpp_lang.core import tree as core
from fpp_lang.diagnostics.model import Label, Severity
from fpp_lang.diagnostics.problem import Problem, Words, problem
from fpp_lang.lint.bodies import Reading, blocks, inner_blocks


@problem("FPP0811", "a line that is never reached", Severity.WARNING)
@dataclass(frozen=True, slots=True)
class Unreachable(Problem):
    span: Span
    leaves: Span
    word: str

    def words(self) -> Words:
        labels = (Label(self.leaves, f"{self.word} leaves here"),)
        hint = f"move it above the {self.word}, indent it less, or delete it"
        return Words(f"this line is never reached: the {self.word} above it always leaves.", hint, labels=labels)


def find(reading: Reading) -> Iterator[Problem]:
    """The first statement behind each one that always leaves its block."""
    for body in reading.bodies:
        for block in blocks(body):
            for statement, following in zip(block.statements, block.statements[1:], strict=False):
                word = _leaves(statement)
                if word and following.span.start > statement.span.start:
                    yield Unreachable(_first_line(following.span), _first_line(statement.span), word)
                    break


def _leaves(statement: core.Statement) -> str:
    """The word that always leaves the block, "" where none does."""
    match statement:
        case core.Return(implicit=False):
            return "return"
        case core.Throw():
            return "throw"
        case core.Break():
            return "break"
        case core.Continue():
            return "continue"
        case core.If(branches=branches, otherwise=core.Block() as otherwise):
            ends = [next(filter(None, map(_leaves, block.statements)), "") for block in (*(b for _, b in branches), otherwise)]
            return ends[0] if all(ends) else ""
        case core.While(condition=core.Constant(value=True), body=body) if not _breaks(body):
            return "endless loop"
        case _:
            return ""


def _breaks(body: core.Block) -> bool:
    """Does a break in this block leave the loop around it?"""
    for statement in body.statements:
        if isinstance(statement, core.Break):
            return True
        if isinstance(statement, core.If | core.Try) and any(_breaks(block) for block in inner_blocks(statement)):
            return True
    return False


def _first_line(span: Span) -> Span:
    end = span.source.text.find("\n", span.start)
    return span._replace(end=min(span.end, end if end >= 0 else span.end))
