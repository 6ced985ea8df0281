"""What a program finds without `use`: the standard library's functions and classes, primitives and constants (R1.8)."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from copy import copy

from fpp_lang.core import tree as core
from fpp_lang.core.primitives import SPELLINGS
from fpp_lang.resolve.phrases import with_names_from_outside
from fpp_lang.syntax import tree as syntax

CONSTANTS: dict[str, tuple[float, str]] = {
    "pi": (math.pi, "pi"),
    "π": (math.pi, "pi"),
    "e": (math.e, "e"),
    "Eulars_number": (math.e, "e"),
    "eulars_number": (math.e, "e"),
    "epsilon": (2.220446049250313e-16, "epsilon"),
    "infinity": (math.inf, "infinity"),
    "∞": (math.inf, "infinity"),
    "nan": (math.nan, "nan"),
    "FRAC_2_SQRT_PI": (2 / math.sqrt(math.pi), "FRAC_2_SQRT_PI"),
    "SQRT_2PI": (math.sqrt(2 * math.pi), "SQRT_2PI"),
}
EMPTY = frozenset({"empty_array", "empty_tensor", "Empty_Tensor"})
"""Without a shape: a fresh empty list. With one: zeros (section 12)."""
MEMBERS = frozenset({"T", "cols", "columns", "data", "rank", "rows", "shape", "size"})
"""What is asked of a tensor, behind a dot or by a call. Alone, such a word is a variable or an input: `--set data=@d.csv`."""


class Library:
    """The standard library by name. `read` gives an entry's tree, so that only what a program uses is parsed."""

    def __init__(
        self,
        names: Mapping[str, str],
        read: Callable[[str], syntax.Function | syntax.Class],
        phrases: Mapping[str, str] | None = None,
        classes: Mapping[str, str] | None = None,
    ) -> None:
        """`names` maps every name and alias of a function to the entry's own name, `classes` those of a class, `phrases` the
        key of every phrase to its entry.
        """
        self._names = names
        self._read = read
        self._phrases = phrases or {}
        self._classes = classes or {}
        self._by_case: dict[str, set[str]] = {}
        for name in (*names, *SPELLINGS, *CONSTANTS, *EMPTY):
            self._by_case.setdefault(name.casefold(), set()).add(name)

    def read_by(self, read: Callable[[str], syntax.Function | syntax.Class]) -> Library:
        """The same names, with other trees."""
        other = copy(self)
        other._read = read
        return other

    def spelled(self, name: str, *, called: bool) -> str | None:
        """The library's spelling of a name: its own, or from three letters on the only one that differs in case alone."""
        if self._has(name, called):
            return name
        if len(name) < 3:
            return None
        found = {other for other in self._by_case.get(name.casefold(), ()) if self._has(other, called)}
        meanings = {self._names.get(other) or SPELLINGS.get(other) or other for other in found}
        if len(meanings) == 1:
            return min(found)
        native = sorted(other for other in found if other in SPELLINGS)
        return native[0] if native else None

    def _has(self, name: str, called: bool) -> bool:
        if not called and name in MEMBERS:
            return False
        return name in self._names or name in SPELLINGS or name in EMPTY or (not called and name in CONSTANTS)

    def entry(self, name: str) -> str | None:
        """The entry of the standard library that a spelling means, if it means one."""
        return self._names.get(name)

    def tree(self, entry: str) -> syntax.Function:
        found = self._read(entry)
        assert isinstance(found, syntax.Function)
        return with_names_from_outside(found, self) if isinstance(found, syntax.Phrase) else found

    def class_named(self, name: str) -> str | None:
        """The entry of the class that a name means. Case counts: an undefined `layer(x)` is an input, not a `Layer`."""
        return self._classes.get(name)

    def class_tree(self, entry: str) -> syntax.Class:
        found = self._read(entry)
        assert isinstance(found, syntax.Class)
        return found

    def class_above(self, tree: syntax.Class) -> str | None:
        """The entry of the class above a class, if that is one of the library."""
        return None if tree.base is None else self.class_named(tree.base.name)

    def classes(self) -> Iterable[str]:
        """Every name of a class."""
        return self._classes

    def is_class(self, entry: str) -> bool:
        return entry in self._classes

    def phrase(self, key: str) -> str:
        """The entry of the phrase that a sentence fits."""
        return self._phrases[key]

    def has_phrase(self, key: str) -> bool:
        return key in self._phrases

    def callables(self) -> Iterable[str]:
        """Every name that can be called."""
        return (*self._names, *self._classes, *SPELLINGS, *sorted(EMPTY))


def no_library() -> Library:
    """A library of primitives and constants alone, in which the standard library itself is first read."""

    def read(entry: str) -> syntax.Function:
        raise KeyError(entry)

    return Library({}, read)


def constant(name: str) -> core.Constant | None:
    """The constant of that name."""
    found = CONSTANTS.get(name)
    return core.Constant(found[0], found[1]) if found else None
