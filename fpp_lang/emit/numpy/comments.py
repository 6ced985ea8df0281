"""Comments of the program in the notes that the printer takes."""

from __future__ import annotations

import ast
from dataclasses import replace

from fpp_lang.core.tree import Comments
from fpp_lang.emit.numpy.build import all_nodes
from fpp_lang.emit.python import Note

NOTHING = Note()


class CommentsOf:
    """The notes of a text; comments of a statement that left no trace go to the next one."""

    def __init__(self) -> None:
        self.notes: dict[ast.AST, Note] = {}
        self._waiting: tuple[str, ...] = ()

    def around(self, node: ast.AST, comments: Comments) -> None:
        """Comments before a statement and behind it."""
        before, self._waiting = (*self._waiting, *comments.before), ()
        if before or comments.after:
            note = self.notes.get(node, NOTHING)
            self.notes[node] = replace(note, before=(*before, *note.before), after=_joined(comments.after, note.after))

    def inside(self, first: ast.AST, comments: Comments) -> None:
        """Comments of a header that has no node of its own: they stand before the first statement of its block."""
        texts = (*(text for text in comments.before if text), *((comments.after,) if comments.after else ()))
        if texts:
            note = self.notes.get(first, NOTHING)
            self.notes[first] = replace(note, before=(*texts, *note.before))

    def below(self, last: ast.AST, texts: tuple[str, ...]) -> None:
        """Comments at the end of a block."""
        texts, self._waiting = (*self._waiting, *texts), ()
        if any(texts):
            note = self.notes.get(last, NOTHING)
            self.notes[last] = replace(note, below=(*note.below, *texts))

    def later(self, comments: Comments) -> None:
        """Comments for whatever comes next."""
        self._waiting = (*self._waiting, *comments.before, *((comments.after,) if comments.after else ()))

    def gather(self, old: ast.stmt, new: ast.stmt) -> None:
        """A statement took the place of an old one: comments of parts that are gone stand before it."""
        kept = set(all_nodes(new))
        texts: list[str] = []
        after: list[str] = []
        for node in all_nodes(old):
            if node is old or (node in self.notes and node not in kept):
                note = self.notes.pop(node, NOTHING)
                texts += note.before if node is old else [text for text in note.before if text]
                texts += [text for text in note.below if text]
                after += [note.after] if note.after else []
        if texts or after:
            self.around(new, Comments(tuple(texts), " ".join(after) or None))

    def excuse(self, node: ast.stmt, rule: str) -> None:
        """Tells linters that a rule is broken here on purpose."""
        note = self.notes.get(node, NOTHING)
        if note.after is None or not note.after.startswith("noqa"):
            self.notes[node] = replace(note, after=f"noqa: {rule} # {note.after}" if note.after else f"noqa: {rule}")

    def has(self, node: ast.AST) -> bool:
        return node in self.notes


def _joined(first: str | None, second: str | None) -> str | None:
    return f"{first} {second}" if first and second else first or second
