"""Which names a text gives a meaning to, as far as its tokens show; and whether a comment is a division in disguise (R1.2)."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet

from fpp_lang.syntax.tokens import KINDS, LAYOUT, NAMES, Token

_BEFORE_TARGETS = frozenset(KINDS[name] for name in ("_FOR", "_EACH", "_LET", "_CATCH", "COMMA", "LPAR"))
_AFTER_TARGETS = frozenset(KINDS[name] for name in ("_ASSIGN", "_IN", "_FROM", "COLON"))
_FUNCTION, _COMMA, _OPEN = KINDS["_FUNCTION"], KINDS["COMMA"], KINDS["LPAR"]
_CLASS, _PHRASE = KINDS["_CLASS"], KINDS["_PHRASE"]
_SLOT = re.compile(r"\{\s*(\w+)\s*\}")


class DeclaredNames:
    """The names that the tokens read so far assign, loop over or declare as functions, parameters, classes and slots."""

    __slots__ = ("_before", "_candidates", "_in_header", "_read", "names")

    def __init__(self, known: AbstractSet[str] = frozenset()) -> None:
        self.names = set(known)
        self._read = 0
        self._before = 0
        self._candidates: list[str] = []
        self._in_header = False

    def up_to_now(self, tokens: list[Token]) -> AbstractSet[str]:
        """Reads on from where the last call stopped, so that all calls together are linear."""
        for token in tokens[self._read :]:
            self._take(token)
            self._before = token.kind
        self._read = len(tokens)
        return self.names

    def _take(self, token: Token) -> None:
        if token.kind in LAYOUT:
            self._candidates, self._in_header = [], False
        elif token.kind == _FUNCTION:
            self._in_header = True
        elif self._before == _PHRASE:
            self.names.update(_SLOT.findall(token.text))
        elif self._before == _CLASS:
            self.names.add(token.text)
        elif self._in_header:
            if token.kind in NAMES and self._before in (_FUNCTION, _COMMA, _OPEN):
                self.names.add(token.text)
        elif token.kind in NAMES:
            self._candidates.append(token.text)
        elif token.kind in _AFTER_TARGETS:
            self.names.update(self._candidates)
            self._candidates = []
        elif token.kind not in _BEFORE_TARGETS:
            self._candidates = []


_NUMBER = re.compile(r"[-+−]?(?:[0-9][0-9_]*(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_WORD = re.compile(r"(?<![\w.])[^\W\d]\w*(?!\w)(\s*\()?")
_OPERAND = re.compile(r"(?:[^\W\d]\w*(?:\.[^\W\d]\w*)*)?(?:\s*[(\[].*[)\]])?")
_TWO_WORDS = re.compile(r"\w\s+\w")


def divisor(comment: str, visible: Callable[[], AbstractSet[str]]) -> str:
    """The operand that a `//` comment consists of, or "" where it is a comment indeed.

    "2" => "2", "len(rows)" => "len(rows)", "initialize" => "" unless the program has a name `initialize`.
    """
    body = _without_rest(comment.removeprefix("//").strip())
    if not body:
        return ""
    if _NUMBER.fullmatch(body):
        return body
    if not _OPERAND.fullmatch(body) or _TWO_WORDS.search(body) or not any(letter.isalnum() for letter in body):
        return ""
    names = visible()
    known = all(word[0].strip("( \t") in names or word[1] for word in _WORD.finditer(body))
    return body if known and _one_piece(body) else ""


def _without_rest(body: str) -> str:
    """Cuts off what may follow a division: `:`, `;`, `,` and brackets that were opened before it."""
    body = body.rstrip(":;, \t")
    while body and body[-1] in ")]}" and body.count(body[-1]) > body.count({")": "(", "]": "[", "}": "{"}[body[-1]]):
        body = body[:-1].rstrip(":;, \t")
    return body


def _one_piece(body: str) -> bool:
    """Whether brackets match, and close for the first time at the end or before another bracket: `(a)(b)`, not `(a) + (b)`."""
    depth = 0
    for place, letter in enumerate(body):
        depth += (letter in "([") - (letter in ")]")
        if depth < 0 or (depth == 0 and letter in ")]" and body[place + 1 :].lstrip()[:1] not in ("", "(", "[")):
            return False
    return depth == 0
