"""One logical line of a text to tokens: words, numbers, texts, marks, and the comments between them."""

from __future__ import annotations

import re
import unicodedata

from fpp_lang.base.source import SourceFile, Span
from fpp_lang.syntax.characters import ODD, Place, look_alike, odd_character
from fpp_lang.syntax.declared import DeclaredNames, divisor
from fpp_lang.syntax.phrases.patterns import ARTICLES
from fpp_lang.syntax.problems import TooDeep
from fpp_lang.syntax.reporting import Reporter
from fpp_lang.syntax.tables import Choice, load_tables
from fpp_lang.syntax.text_problems import (
    BadField,
    DivisionComment,
    LookAlikeCharacter,
    UnclosedBracket,
    UnclosedComment,
    UnclosedText,
    UnmatchedBracket,
)
from fpp_lang.syntax.texts import UnclosedFormat, format_pieces
from fpp_lang.syntax.tokens import BAD, FOREIGN, FORMAT_TEXT, KINDS, NAME, NUMBER, OPERAND_ENDS, TEXT, Token
from fpp_lang.syntax.tree import Comment
from fpp_lang.syntax.words import MOST_DIGITS, bad_name, bad_number

DEEPEST = 64
CLOSING = {"(": ")", "[": "]", "{": "}"}

_TABLES = load_tables()
_MARK_PATTERN = "|".join(re.escape(mark) for mark in sorted(_TABLES.marks, key=len, reverse=True))
_PATTERNS = _TABLES.patterns
_WHOLE_COMMENT = re.compile(f"{_PATTERNS['LINE_COMMENT']}|{_PATTERNS['BLOCK_COMMENT']}")
_COMMENT_START = re.compile(rf"{_WHOLE_COMMENT.pattern}|/\*")
_PIECE = re.compile(
    rf"""(?:{_PATTERNS["BLANKS"]})?(?:(?P<format>[fF]["'])|(?P<word>{_PATTERNS["NAME"]})|(?P<number>{_PATTERNS["NUMBER"]})"""
    rf"""|(?P<comment>{_COMMENT_START.pattern})|(?P<end>\n|\Z)|(?P<mark>{_MARK_PATTERN})|(?P<quote>["'])|(?P<other>[\s\S]))"""
)
_FORMAT, _WORD, _NUMBER, _COMMENT, _END, _MARK, _QUOTE, _OTHER = (
    _PIECE.groupindex[group] for group in ("format", "word", "number", "comment", "end", "mark", "quote", "other")
)
_TEXT = re.compile(_PATTERNS["TEXT"])
_LETTERS = re.compile(r"(?![²³ᵀ])\w[^\W²³ᵀ]*")
_REST_OF_LINE = re.compile(r"[^\n]*")
_CURLY = re.compile("[“”„‟«»‘’‚‛][^“”„‟«»‘’‚‛\"'\n]*[“”„‟«»‘’‚‛\"']")

# None of these words can begin a line within brackets: where one does, a bracket above was never closed.
_STATEMENTS = _TABLES.kinds_of(
    "_RETURN", "_WHILE", "_FUNCTION", "_LET", "_BREAK", "_CONTINUE", "_PASS", "_THROW", "_TRY", "_CATCH", "_ELIF"
)
_FIRST_WORD = re.compile(rf"[ \t]*({_PATTERNS['NAME']})(?![ \t]*[=,)\]}}])")


class Unfinished(Exception):
    """A bracket that is still open where its line must end; `place` is the bracket."""

    def __init__(self, place: int, at_end: bool) -> None:
        super().__init__()
        self.place, self.at_end = place, at_end

    def problem(self, source: SourceFile) -> UnclosedBracket:
        """What to tell about it."""
        closing = CLOSING[source.text[self.place]]
        rest = _REST_OF_LINE.match(source.text, self.place)
        _, slashes, comment = rest[0].partition("//") if rest else ("", "", "")
        span = Span(source, self.place, self.place + 1)
        return UnclosedBracket(span, span.text, closing, bool(slashes) and closing in comment, self.at_end)


class Scanner:
    """Reads the logical lines of one text, one at a time, into `tokens`.

    After each line, `colon` is the place in `tokens` of its first `:` outside brackets (-1 for none), `after` the comment at its
    end, `inside` its other comments.
    """

    def __init__(
        self,
        source: SourceFile,
        reporter: Reporter,
        start: int = 0,
        end: int | None = None,
        *,
        joined: bool = False,
        declared: DeclaredNames | None = None,
    ) -> None:
        self.source, self.text, self.reporter = source, source.text, reporter
        self.limit = len(source.text) if end is None else end
        self.joined = joined  # line ends mean nothing, as within brackets
        self.tokens: list[Token] = []
        self.articles: dict[int, Token] = {}  # those that were dropped, by the place of the name behind them
        self.colon = -1
        self.inside: list[Comment] = []
        self.after: Comment | None = None
        self._after_tokens = 0
        self._open: list[int] = []
        self._words: dict[str, tuple[int, str, tuple[Choice, ...]]] = {}
        self._declared = declared or DeclaredNames()
        self._odd = ODD.search(source.text, start, self.limit) is not None

    def span(self, start: int, end: int) -> Span:
        return Span(self.source, start, end)

    def words(self) -> tuple[str, ...]:
        """All words read so far, as they are spelled in tokens, each once."""
        return tuple({name for _, name, _ in self._words.values()})

    def line(self, position: int) -> int:
        """Reads from the first character of a line's code to the line's end; the place behind that."""
        text, limit, tokens, words, marks, piece = self.text, self.limit, self.tokens, self._words, _TABLES.marks, _PIECE.match
        self._open, self.colon, self.inside, self.after = [], -1, [], None
        article = -1  # how many tokens there are while the last of them is an article
        while True:
            found = piece(text, position, limit)
            assert found is not None
            group = found.lastindex or 0
            start, position = found.span(group)
            if group == _WORD:
                word = found[group]
                kind, name, choices = words.get(word) or self._learn(word, start)
                if choices:
                    kind = self._choose(choices, start)
                elif kind == NAME:
                    if article == len(tokens) and tokens[-1].text in ARTICLES and text.find("\n", tokens[-1].end, start) < 0:
                        self.articles[start] = tokens.pop()
                    if word in ARTICLES:
                        article = len(tokens) + 1
                tokens.append(Token(kind, name, start, position))
            elif group == _MARK:
                mark = found[group]
                if mark in "([{":
                    self._bracket_opens(start)
                elif mark in ")]}":
                    mark = self._bracket_closes(mark, start)
                elif mark == ":" and not self._open and self.colon < 0:
                    self.colon = len(tokens)
                if mark:
                    tokens.append(Token(marks[mark], mark, start, position))
            elif group == _NUMBER:
                position = self._number(start, position)
            elif group == _END:
                if not self._goes_on(position, ended=not found[group]):
                    break
            elif group == _COMMENT:
                position = self._comment(start)
            elif group == _OTHER:
                position = self._other(start)
            else:
                position = self._quoted(start, group == _FORMAT)
        if self.after is not None and self._after_tokens < len(tokens):
            self.inside.append(self.after)
            self.after = None
        return position

    # Words and numbers -------------------------------------------------------------------------------------------------------

    def _learn(self, word: str, start: int) -> tuple[int, str, tuple[Choice, ...]]:
        """What a word is: its kind, its spelling, and, for a soft keyword, the kinds to choose from."""
        name = word if word.isascii() else unicodedata.normalize("NFKC", word)
        found = _TABLES.exact_words.get(name) or _TABLES.words.get(name.lower(), ())
        hard = len(found) == 1 and found[0][0] not in _TABLES.soft
        problem = None if word.isascii() else bad_name(word, name, hard, self.span(start, start + len(word)))
        if problem is not None:
            self.reporter.add(problem)
            return NAME, name, ()  # not kept: a second one is reported too
        self._words[word] = (found[0][0], name, ()) if hard else (NAME, name, found)
        return self._words[word]

    def _choose(self, choices: tuple[Choice, ...], start: int) -> int:
        for kind, pattern in choices:
            if pattern is None or pattern.match(self.text, start, self.limit):
                return kind
        return NAME

    def _number(self, start: int, end: int) -> int:
        rest = _LETTERS.match(self.text, end, self.limit)
        if rest is None and end - start <= MOST_DIGITS:
            self.tokens.append(Token(NUMBER, self.text[start:end], start, end))
            return end
        if rest is not None:
            end = rest.end()
        self.reporter.add(bad_number(self.text[start:end], self.span(start, end)))
        self.tokens.append(Token(BAD, "", start, end))
        return end

    # Brackets and line ends --------------------------------------------------------------------------------------------------

    def _bracket_opens(self, start: int) -> None:
        self._open.append(start)
        if len(self._open) > DEEPEST:
            self.reporter.fatal(TooDeep(self.span(start, start + 1), "brackets", DEEPEST))

    def _bracket_closes(self, mark: str, start: int) -> str:
        """The bracket that is closed here: for one of the wrong kind the right one, "" where nothing is open."""
        span = self.span(start, start + 1)
        if not self._open:
            self.reporter.add(UnmatchedBracket(span, mark, None, ""))
            return ""
        opener = self._open.pop()
        wanted = CLOSING[self.text[opener]]
        if mark != wanted:
            self.reporter.add(UnmatchedBracket(span, mark, self.span(opener, opener + 1), wanted))
        return wanted

    def _goes_on(self, position: int, ended: bool) -> bool:
        """Whether the statement continues behind a line end, or the end of the text."""
        if self._open:
            first = _FIRST_WORD.match(self.text, position, self.limit)
            statement = first is not None and any(kind in _STATEMENTS for kind, _ in _TABLES.words.get(first[1].lower(), ()))
            if ended or statement:
                raise Unfinished(self._open[0], at_end=ended)
            return True
        return self.joined and not ended

    # Comments ----------------------------------------------------------------------------------------------------------------

    def comment_begins(self, place: int) -> bool:
        """Whether a comment begins here, even one that never ends."""
        return _COMMENT_START.match(self.text, place, self.limit) is not None

    def comment(self, start: int) -> Comment:
        """The comment that begins here."""
        found = _WHOLE_COMMENT.match(self.text, start, self.limit)
        if found is None:
            self.reporter.fatal(UnclosedComment(self.span(start, start + 2)))
        text = found[0].rstrip()
        self._check(start, found.end(), Place.COMMENT)
        return Comment(text, span=self.span(start, start + len(text)))

    def _comment(self, start: int) -> int:
        """Takes in a comment, unless it is a division that was meant; the place behind it."""
        comment = self.comment(start)
        before = self.tokens[-1] if self.tokens else None
        if (
            comment.text.startswith("//")
            and before is not None
            and before.kind in OPERAND_ENDS
            and self.text.find("\n", before.end, start) < 0
        ):
            assigns = comment.text.startswith("//=")
            operand = divisor(comment.text[3:] if assigns else comment.text, lambda: self._declared.up_to_now(self.tokens))
            if operand:
                end = self.text.index(operand, start) + len(operand)
                self.reporter.add(DivisionComment(self.span(start, end), operand, assigns))
                kind = BAD if assigns else KINDS["WORD_TIMES"]
                self.tokens.append(Token(kind, "div", start, start + 2 + assigns))
                return start + 2 + assigns
        if self.after is not None:
            self.inside.append(self.after)
        self.after, self._after_tokens = comment, len(self.tokens)
        return comment.span.end

    def _line_end(self, start: int) -> int:
        end = self.text.find("\n", start, self.limit)
        return self.limit if end < 0 else end

    def _check(self, start: int, end: int, place: Place) -> None:
        """Reports odd characters of a comment or a text."""
        if self._odd:
            for found in ODD.finditer(self.text, start, end):
                problem = odd_character(self.span(found.start(), found.end()), place)
                if problem is not None:
                    self.reporter.add(problem)

    # Texts and everything else -----------------------------------------------------------------------------------------------

    def _quoted(self, start: int, formatted: bool) -> int:
        try:
            end = format_pieces(self.text, start, self.limit)[0] if formatted else self._plain_end(start)
        except UnclosedFormat as unclosed:
            end = self._unclosed(start, formatted, unclosed.place if unclosed.field else None)
            self.tokens.append(Token(BAD, "", start, end))
            return end
        self._check(start, end, Place.TEXT)
        self.tokens.append(Token(FORMAT_TEXT if formatted else TEXT, self.text[start:end], start, end))
        return end

    def _plain_end(self, start: int) -> int:
        found = _TEXT.match(self.text, start, self.limit)
        if found is None:
            raise UnclosedFormat(start, False)
        return found.end()

    def _unclosed(self, start: int, formatted: bool, field: int | None) -> int:
        """Reports a text that does not end; where reading can go on."""
        quote_start = start + formatted
        line_end = self._line_end(start)
        if field is not None:
            self.reporter.add(
                BadField(self.span(field, field + 1), "this { is never closed", "write } behind the value, or {{ for a brace itself")
            )
            return line_end
        quote = self.text[quote_start : quote_start + 3]
        if len(set(quote)) != 1 or len(quote) != 3:
            quote = quote[0]
        before = self.tokens[-1] if self.tokens else None
        transposes = quote == "'" and before is not None and before.end == start and before.kind in OPERAND_ENDS
        self.reporter.add(UnclosedText(self.span(start, quote_start + len(quote)), quote, transposes))
        return self.limit if len(quote) == 3 else line_end

    def _other(self, start: int) -> int:
        """A character that begins nothing: part of a name, invisible, typographic, or of another language."""
        character = self.text[start]
        if unicodedata.category(character)[0] == "M" and self.tokens and self.tokens[-1].end == start and self.tokens[-1].kind == NAME:
            return self._continued(start)
        problem = odd_character(self.span(start, start + 1), Place.CODE)
        if problem is not None:
            self.reporter.add(problem)
            return start + 1
        if curly := _CURLY.match(self.text, start, self.limit):
            straight = f'"{curly[0][1:-1]}"'
            self.reporter.add(LookAlikeCharacter(self.span(start, curly.end()), curly[0], straight))
            self.tokens.append(Token(TEXT, straight, start, curly.end()))
            return curly.end()
        meant = look_alike(character)
        if meant:
            self.reporter.add(LookAlikeCharacter(self.span(start, start + 1), character, meant))
        known = meant in _TABLES.marks and meant not in CLOSING and meant not in CLOSING.values()
        kind = _TABLES.marks[meant] if known else BAD if meant else FOREIGN
        self.tokens.append(Token(kind, meant or character, start, start + 1))
        return start + 1

    def _continued(self, start: int) -> int:
        """A combining mark belongs to the name before it, as do letters behind it: m̂, and words of many scripts."""
        name = self.tokens.pop()
        end = start
        while end < self.limit and ("_" + self.text[end]).isidentifier() and self.text[end] not in "²³ᵀ":
            end += 1
        kind, spelling, _ = self._learn(self.text[name.start : max(end, start + 1)], name.start)
        self.tokens.append(Token(kind, spelling, name.start, max(end, start + 1)))
        return max(end, start + 1)
