"""The front door of this floor: text to surface tree, with every problem that can be seen in one reading."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from fpp_lang.base.source import SourceFile, Span
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.syntax import tree
from fpp_lang.syntax.automaton import Automaton
from fpp_lang.syntax.build_statements import Actions
from fpp_lang.syntax.explain import Repair, explain
from fpp_lang.syntax.layout import layout
from fpp_lang.syntax.mistakes import kind_meant
from fpp_lang.syntax.reporting import Enough, Reporter
from fpp_lang.syntax.scan import Scanner, Unfinished
from fpp_lang.syntax.tokens import BAD, BAD_LINE, COMMENT_BLOCK, DEDENT, END, HEADERS, INDENT, KINDS, LAYOUT, NEWLINE, Token

# A line that begins with one of these and cannot be read keeps its place in the blocks around it: `if <unreadable>`.
_KEPT: dict[int, tuple[int, ...]] = {
    KINDS["_IF"]: (BAD,), KINDS["_ELIF"]: (BAD,), KINDS["_WHILE"]: (BAD,), KINDS["_UNTIL"]: (BAD,),
    KINDS["_ELSE"]: (), KINDS["_REPEAT"]: (), KINDS["_TRY"]: (), KINDS["_CATCH"]: (),
}  # fmt: skip


def parse(source: SourceFile, problems: Problems) -> tree.Module:
    """The surface tree of a program. Lines that cannot be read are problems, and `BadStatement` in the tree."""
    reporter = Reporter(problems)
    with _without_garbage_collection():
        try:
            found = layout(source, reporter)
            actions = Actions(reporter, found.trivia, found.end, lambda part: _parse_part(part, reporter))
            module = _run(Automaton(source, found.tokens, actions, "module"), reporter)
        except Enough:
            module = None
    if isinstance(module, tree.Module):
        return module
    everything = Span(source, 0, len(source.text))
    return tree.Module((tree.BadStatement(span=everything),), span=everything)


def parse_expression(source: SourceFile, problems: Problems) -> tree.Expression | None:
    """One expression; None where it could not be read."""
    before = len(problems)
    try:
        found = _parse_part(Span(source, 0, len(source.text)), Reporter(problems))
    except Enough:
        return None
    return found if len(problems) == before else None


def _parse_part(part: Span, reporter: Reporter) -> tree.Expression:
    """An expression that stands within a text, with its place there."""
    scanner = Scanner(part.source, reporter, end=part.end, joined=True)
    try:
        scanner.line(part.start)
    except Unfinished as unfinished:
        reporter.add(unfinished.problem(part.source))
        return tree.Bad(span=part)
    tokens = scanner.tokens
    end = tokens[-1].end if tokens else part.end
    tokens += [Token(NEWLINE, "", end, end), Token(END, "", end, end)]
    actions = Actions(reporter, {}, (), lambda inner: _parse_part(inner, reporter))
    automaton = Automaton(part.source, tokens, actions, "lone_expression")
    value: tree.Expression | None = automaton.run()
    if value is None:
        problem, _ = explain(automaton)
        if problem is not None:
            reporter.add(problem)
        return tree.Bad(span=part)
    return value


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """A tree has no cycles to look for while it grows; not looking saves a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _run(automaton: Automaton, reporter: Reporter) -> Any:
    """Runs to the end of the text, however many lines must be replaced on the way."""
    while (found := automaton.run()) is None:
        _go_on(automaton, reporter)
    return found


def _go_on(automaton: Automaton, reporter: Reporter) -> None:
    """Reports what does not fit, and makes it fit."""
    problem, repair = explain(automaton)
    if problem is not None:
        reporter.add(problem)
    match repair:
        case Repair.EMPTY_BLOCK:
            _put_in(automaton, COMMENT_BLOCK)
        case Repair.UNTIL:
            _put_in(automaton, KINDS["_UNTIL"], BAD, NEWLINE)
        case Repair.CATCH:
            _put_in(automaton, KINDS["_CATCH"], NEWLINE, COMMENT_BLOCK)
        case Repair.NO_INDENTATION:
            _drop_block(automaton.tokens, automaton.position)
        case Repair.OTHER_LINE:
            _replace_line(automaton)


def _put_in(automaton: Automaton, *kinds: int) -> None:
    position = automaton.position
    place = automaton.tokens[position].start
    automaton.tokens[position:position] = [Token(kind, "", place, place) for kind in kinds]


def _drop_block(tokens: list[Token], position: int) -> None:
    """Takes an indentation away that no header asked for; its lines stay."""
    depth = 0
    for place in range(position, len(tokens)):
        depth += (tokens[place].kind == INDENT) - (tokens[place].kind == DEDENT)
        if not depth:
            del tokens[place]
            break
    del tokens[position]


def _replace_line(automaton: Automaton) -> None:
    """Puts something readable in the place of a line, and goes back to its beginning."""
    tokens, start = automaton.tokens, automaton.line_start
    end = start
    while tokens[end].kind not in LAYOUT and tokens[end].kind != END:
        end += 1
    first, last = tokens[start], tokens[max(start, end - 1)]
    automaton.back()
    kind = first.kind if first.kind in _KEPT else kind_meant(first.text)
    if kind not in _KEPT or not automaton.fits(kind):
        tokens[start:end] = [Token(BAD_LINE, "", first.start, last.end)]
        return
    parts = [Token(part, "", first.start, last.end) for part in (kind, *_KEPT[kind])]
    if kind in HEADERS and tokens[end].kind == NEWLINE and tokens[end + 1].kind not in (INDENT, COMMENT_BLOCK):
        tokens.insert(end + 1, Token(COMMENT_BLOCK, "", last.end, last.end))
    tokens[start:end] = parts
