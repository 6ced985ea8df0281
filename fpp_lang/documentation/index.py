"""What there is in the library, by name: found without parsing a program or importing NumPy."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from fpp_lang.base.names import near_names
from fpp_lang.catalogue import Entry, catalogue, purpose
from fpp_lang.documentation.comments import first_sentence
from fpp_lang.documentation.natives import Native, natives
from fpp_lang.documentation.words import Word, words

BUILT_IN = "built in"
GROUPS = (
    *("tensor.fpp", "shaping.fpp", "numbers.fpp", "statistics.fpp", "activations.fpp", "activation_derivatives.fpp", "losses.fpp"),
    *("loss_gradients.fpp", "optimizers.fpp", "schedules.fpp", "normalization.fpp", "initialization.fpp", "calculus.fpp"),
    *("integration.fpp", "backpropagation.fpp", "layers.fpp", "autodiff.fpp", "sentences.fpp", "data.fpp", BUILT_IN),
)
"""In the order in which a course meets them."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of the library, as a list shows it; `group` is its file, or BUILT_IN."""

    name: str
    kind: str
    group: str
    summary: str
    also_called: tuple[str, ...]
    found: Entry | Native | Word

    def mentions(self, word: str) -> bool:
        """Does the word stand in its name, another name or its summary? Of a phrase with `in|of` also where the first of them is said."""
        said = re.sub(r"\|\w+", "", self.name)
        return any(word.casefold() in text.casefold() for text in (self.name, said, *self.also_called, self.summary))


@cache
def items() -> tuple[Item, ...]:
    """All of the library, file by file, and what is built in."""
    listed = [Item(entry.name, entry.kind, entry.file, first_sentence(entry.comment), entry.also_called, entry) for entry in catalogue()]
    built_in = [Item(native.name, "function", BUILT_IN, native.summary, native.also_called, native) for native in natives().values()]
    others = [Item(word.name, word.kind, BUILT_IN, word.summary, word.also_called, word) for word in words().values()]
    return tuple(sorted((*listed, *built_in, *others), key=lambda item: GROUPS.index(item.group)))


def title_of(group: str) -> str:
    """What a file of the library holds, in one line."""
    return "Built in: what FPP cannot say about itself" if group == BUILT_IN else purpose(group)


def find(name: str) -> Item | None:
    """The entry of that name: its own, another one it goes by, or one that differs in case alone; a phrase by its words."""
    wanted = _plain(name)
    for same in (
        lambda item: item.name == name,
        lambda item: name in item.also_called,
        lambda item: any(_fits(wanted, _plain(each)) for each in _names(item)),
    ):
        if found := next(filter(same, items()), None):
            return found
    return None


def near(name: str) -> tuple[str, ...]:
    """Names that look like one that is not there."""
    return near_names(name, [known for item in items() for known in _names(item)])


def _names(item: Item) -> tuple[str, ...]:
    return (item.name, *item.also_called)


def _plain(name: str) -> list[str]:
    """The words of a name without case; of a sentence without what stands in its slots."""
    return re.sub(r"\{[^}]*\}", " ", name).casefold().split()


def _fits(wanted: list[str], known: list[str]) -> bool:
    """Whether the words are the same; `in|of` stands for either."""
    return len(wanted) == len(known) and all(word == other or word in other.split("|") for word, other in zip(wanted, known, strict=True))
