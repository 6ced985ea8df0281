"""The repair of a pasted listing, from its characters to its blocks.

Each pass looks for one kind of damage and leaves alone what has none. After each the text is read again; what is right by then stays as
it is. A text that is right from the beginning is given back unchanged, so repairing twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fpp_lang.base.source import SourceFile
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.syntax.phrases.patterns import Pattern
from fpp_lang.syntax.repair import characters, joins, latex, layout, markup, numbers, pages
from fpp_lang.syntax.repair.evidence import damaged_layout
from fpp_lang.syntax.repair.paste import Line, Paste
from fpp_lang.syntax.repair.problems import Replaced, StillUnreadable
from fpp_lang.syntax.repair.reading import Judge

Pass = Callable[[Paste, Judge], None]
MOST_ROUNDS = 10


def repair_source(source: SourceFile, problems: Problems, library: Sequence[Pattern] = ()) -> str:
    """A pasted listing as a program; every repair is recorded. `library` are phrases that need not be declared."""
    judge = Judge(library)
    paste = Paste.of(source)
    text = source.text
    for _ in range(MOST_ROUNDS):
        _repair(paste, judge)
        if paste.text == text:
            break
        text = paste.text
    for found in paste.done:
        problems.add(found)
    for error in judge.errors(paste.text):
        line = paste.lines[error.span.line - 1] if error.span.line <= len(paste.lines) else Line("", 1)
        problems.add(StillUnreadable(paste.span(line), error.words().message))
    return text


def _repair(paste: Paste, judge: Judge) -> None:
    for repair in _PASSES:
        judge.learn(paste.text)
        if _is_right(paste, judge):
            return
        repair(paste, judge)


def _is_right(paste: Paste, judge: Judge) -> bool:
    return not judge.errors(paste.text) and not damaged_layout(paste.lines) and not pages.any_header(paste.lines, judge)


def _without_judge(change: Callable[[Paste], None]) -> Pass:
    return lambda paste, _: change(paste)


def tabs(paste: Paste, judge: Judge) -> None:
    """Tabs before code become blanks, as many as make the text readable."""
    if not any("\t" in line.text[: len(line.text) - len(line.text.lstrip())] for line in paste.lines):
        return
    widths = [[Line(_expanded(line.text, width), line.number) for line in paste.lines] for width in (4, 8, 2)]
    right = (lines for lines in widths if not judge.errors("\n".join(line.text for line in lines)))
    chosen = next(right, widths[0])
    for old, new in zip(paste.lines, chosen, strict=True):
        if old.text != new.text:
            paste.tell(Replaced(paste.span(old), "a tab", "blanks"))
    paste.lines = chosen


def _expanded(text: str, width: int) -> str:
    code = text.lstrip()
    return text[: len(text) - len(code)].expandtabs(width) + code


_PASSES: tuple[Pass, ...] = (
    _without_judge(characters.plain_letters),
    _without_judge(characters.line_ends),
    _without_judge(markup.fences),
    _without_judge(markup.web_page),
    _without_judge(characters.quotes),
    _without_judge(characters.unseen),
    _without_judge(latex.latex),
    _without_judge(characters.marks),
    _without_judge(markup.quotation),
    numbers.numbers,
    _without_judge(markup.quotation),
    tabs,
    pages.page_headers,
    joins.underscores,
    joins.joins,
    joins.blank_lines,
    layout.restore_blocks,
)
