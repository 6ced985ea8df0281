"""The front door of this floor: text to surface tree, with every problem that can be seen in one reading."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Literal

from fpp_lang.base.growing import without_garbage_collection
from fpp_lang.base.source import SourceFile, Span
from fpp_lang.diagnostics.problem import Problem, Problems
from fpp_lang.syntax import tree
from fpp_lang.syntax.automaton import Action, Automaton, bind
from fpp_lang.syntax.build_statements import Actions
from fpp_lang.syntax.depth import DEEPEST_EXPRESSION, check_depth
from fpp_lang.syntax.explain import Repair, explain
from fpp_lang.syntax.layout import Tokens, layout
from fpp_lang.syntax.misnamed import check_names
from fpp_lang.syntax.mistaken import kind_meant
from fpp_lang.syntax.phrases.lines import with_sentences
from fpp_lang.syntax.phrases.problems import SentenceToFillIn, UnknownSentence
from fpp_lang.syntax.phrases.table import NO_PHRASES, PhraseTable
from fpp_lang.syntax.problems import MissingBlock, MissingPart
from fpp_lang.syntax.reporting import Reporter, reporting
from fpp_lang.syntax.scan import Scanner, Unfinished
from fpp_lang.syntax.text_problems import UnclosedBracket, UnclosedComment, UnclosedText
from fpp_lang.syntax.tokens import BAD, BAD_LINE, COMMENT_BLOCK, DEDENT, END, HEADERS, INDENT, KINDS, LAYOUT, NEWLINE, Token

# A line that begins with one of these and cannot be read keeps its place in the blocks around it: `if <unreadable>`.
_KEPT: dict[int, tuple[int, ...]] = {
    KINDS["_IF"]: (BAD,), KINDS["_ELIF"]: (BAD,), KINDS["_WHILE"]: (BAD,), KINDS["_UNTIL"]: (BAD,),
    KINDS["_ELSE"]: (), KINDS["_REPEAT"]: (), KINDS["_TRY"]: (), KINDS["_CATCH"]: (),
}  # fmt: skip


def parse(
    source: SourceFile,
    problems: Problems,
    known: AbstractSet[str] = frozenset(),
    phrases: PhraseTable = NO_PHRASES,
    *,
    holes: bool = False,
) -> tree.Module:
    """The surface tree of a program. Lines that cannot be read are problems, and `BadStatement` in the tree.

    `known` are names that have a meaning already: those of earlier entries in the REPL. `phrases` are those that sentences may fit:
    the program's own, those of the files that it uses, and the library's. With `holes`, sentences that fit none are notes (R7.5).
    """
    with without_garbage_collection(), reporting(problems) as reporter:
        found = layout(source, reporter, known)
        module = _Reading(reporter, phrases, holes).module(source, found)
        check_names(source, found.tokens, found.words, known, reporter)
        if found.longest <= DEEPEST_EXPRESSION or not check_depth(module, reporter):
            return module
    everything = Span(source, 0, len(source.text))
    return tree.Module((tree.BadStatement(span=everything),), span=everything)


class _Reading:
    """One reading of a text: what all of its parts share."""

    def __init__(self, reporter: Reporter, phrases: PhraseTable, holes: bool = False) -> None:
        self.reporter, self.phrases, self.holes = reporter, phrases, holes
        self.actions: list[Action | None] = []

    def module(self, source: SourceFile, found: Tokens) -> tree.Module:
        self.actions = bind(Actions(self.reporter, found.trivia, found.end, self.part))
        tokens = found.tokens
        if self.phrases.any_starts(found.words):
            tokens = with_sentences(source, tokens, found.articles, self.phrases, self.reporter)
        automaton = Automaton(source, tokens, self.actions, "module")
        while (module := automaton.run()) is None:
            self._go_on(automaton)
        assert isinstance(module, tree.Module)
        return module

    def part(self, part: Span) -> tree.Expression:
        """An expression that stands within a text, with its place there."""
        reporter = self.reporter
        self.actions = self.actions or bind(Actions(reporter, {}, (), self.part))
        scanner = Scanner(part.source, reporter, part.start, part.end, joined=True)
        try:
            scanner.line(part.start)
        except Unfinished as unfinished:
            reporter.add(unfinished.problem(part.source))
            return tree.Bad(span=part)
        tokens = scanner.tokens
        end = tokens[-1].end if tokens else part.end
        tokens += [Token(NEWLINE, "", end, end), Token(END, "", end, end)]
        if self.phrases.any_starts(scanner.words()):
            tokens = with_sentences(part.source, tokens, scanner.articles, self.phrases, reporter)
        automaton = Automaton(part.source, tokens, self.actions, "lone_expression")
        value: tree.Expression | None = automaton.run()
        if value is None:
            problem, _ = explain(automaton)
            if problem is not None:
                reporter.add(self._told(problem))
            return tree.Bad(span=part)
        if len(tokens) > DEEPEST_EXPRESSION and check_depth(value, reporter):
            return tree.Bad(span=part)
        return value

    def _told(self, problem: Problem) -> Problem:
        """A problem with what only the phrases can say about it."""
        match problem:
            case UnknownSentence() if self.holes:
                return SentenceToFillIn(problem.span, problem.sentence, problem.example)
            case UnknownSentence(example=""):
                line, column = problem.span.source.position(problem.span.start)
                alone = not problem.span.source.line(line)[: column - 1].strip()
                procedure = "" if alone else self.phrases.procedure(problem.sentence)
                return replace(problem, near=self.phrases.near(problem.sentence), procedure=procedure)
            case _:
                return problem

    def _go_on(self, automaton: Automaton) -> None:
        """Reports what does not fit, and makes it fit."""
        problem, repair = explain(automaton)
        if problem is not None:
            self.reporter.add(self._told(problem))
        if self.holes and isinstance(problem, UnknownSentence):
            _leave_open(automaton, problem)
            return
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


def parse_expression(source: SourceFile, problems: Problems, phrases: PhraseTable = NO_PHRASES) -> tree.Expression | None:
    """One expression; None where it could not be read."""
    found = None
    with reporting(problems) as reporter:
        value = _Reading(reporter, phrases).part(Span(source, 0, len(source.text)))
        found = None if reporter.found else value
    return found


def is_complete(text: str) -> Literal["complete", "incomplete"]:
    """Whether an entry of the REPL can be run, or more lines belong to it; `text` has no line end after its last line.

    More belong to it while a bracket, a comment or a text over several lines is open, and, within a block, until an empty line.
    """
    problems = Problems()
    parse(SourceFile("entry", text), problems)
    for problem in problems:
        match problem:
            case UnclosedBracket(at_end=True) | UnclosedComment() | UnclosedText(quote='"""' | "'''"):
                return "incomplete"
    lines = text.split("\n")
    if len(lines) > 1 and not lines[-1].strip():
        return "complete"
    waiting = any(isinstance(problem, MissingBlock | MissingPart) for problem in problems)
    return "incomplete" if waiting or layout(SourceFile("entry", text), Reporter()).in_block else "complete"


def _leave_open(automaton: Automaton, sentence: UnknownSentence) -> None:
    """A sentence still to be filled in: a loop over something, a value, or a line that does nothing."""
    tokens, start = automaton.tokens, automaton.line_start
    if sentence.example:
        _put_in(automaton, KINDS["_IN"], BAD)
        return
    span = sentence.span
    first = next(place for place in range(start, len(tokens)) if tokens[place].start >= span.start)
    last = next(place for place in range(first, len(tokens)) if tokens[place].end >= span.end)
    automaton.back()
    whole = first == start and tokens[last + 1].kind in LAYOUT
    tokens[first : last + 1] = [Token(BAD_LINE if whole else BAD, "", span.start, span.end)]


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
    if kind == KINDS["_ELSE"] and tokens[start + 1].kind == KINDS["_IF"]:
        kind = KINDS["_ELIF"]
    if kind not in _KEPT or not automaton.fits(kind):
        tokens[start:end] = [Token(BAD_LINE, "", first.start, last.end)]
        return
    parts = [Token(part, "", first.start, last.end) for part in (kind, *_KEPT[kind])]
    if kind in HEADERS and tokens[end].kind == NEWLINE and tokens[end + 1].kind not in (INDENT, COMMENT_BLOCK):
        tokens.insert(end + 1, Token(COMMENT_BLOCK, "", last.end, last.end))
    tokens[start:end] = parts
