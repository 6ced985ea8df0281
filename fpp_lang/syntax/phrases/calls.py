"""A sentence as the call that it stands for, in words."""

from __future__ import annotations

from collections.abc import Iterator

from fpp_lang.syntax import tree
from fpp_lang.syntax.phrases.table import PhraseTable


def call_text(sentence: tree.Sentence, table: PhraseTable) -> str:
    """`square of mean of scores` => `square_of(mean_of(scores))`."""
    slots = (_slot_text(slot, table) for slot in sentence.slots)
    return f"{table.find(sentence.key).name}({', '.join(slots)})"


def _slot_text(slot: tree.Expression | tree.NameList, table: PhraseTable) -> str:
    if isinstance(slot, tree.NameList):
        return f"[{', '.join(item.span.text for item in slot.items)}]"
    if isinstance(slot, tree.Group):
        slot = slot.value
    text, start = slot.span.text, slot.span.start
    for inner in reversed(list(outermost_sentences(slot))):
        text = text[: inner.span.start - start] + call_text(inner, table) + text[inner.span.end - start :]
    return text


def outermost_sentences(node: object) -> Iterator[tree.Sentence]:
    """The sentences in a piece of a tree that stand in no other sentence, in order."""
    if isinstance(node, tree.Sentence):
        yield node
    elif isinstance(node, tuple):
        for item in node:
            yield from outermost_sentences(item)
    elif isinstance(node, tree.Node):
        parts: tuple[str, ...] = type(node).__match_args__
        for part in parts:
            yield from outermost_sentences(getattr(node, part))
