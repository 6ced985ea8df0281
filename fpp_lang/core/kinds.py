"""Kinds: what is known of a value before the program runs (R2.1, R2.10).

A kind is a base and what narrows it; `join` is the kind that covers two. Functions stay generic in `NUMERIC` (a number or a tensor)
and in rank, so a kind says what is sure, never what is likely.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from fpp_lang.base.values import updated

Dtype = Literal["bool", "int", "float"]


class Base(Enum):
    """The sorts of values; OPEN is any of them, NEVER is none (code that is not reached, a value not yet known)."""

    NEVER = "nothing yet"
    NUMBER = "a number"
    TRUTH = "true or false"
    TEXT = "a text"
    NOTHING = "none"
    TENSOR = "a tensor"
    NUMERIC = "a number or a tensor"
    LIST = "a list"
    PAIR = "a pair"
    SHAPE = "a shape"
    RECORD = "a record"
    OBJECT = "an object"
    FUNCTION = "a function"
    RANGE = "a range"
    OPEN = "any value"

    __hash__ = object.__hash__  # the members are single; Enum hashes their names, in Python, for each `in NUMERICS`


@dataclass(frozen=True, slots=True)
class Kind:
    """`dtype` of numbers and tensors (None: not known), `items` of lists (one kind) and pairs (one each).

    `rank` of tensors, and 0 of an OPEN value that is certainly no tensor; where it is None, it is at least `least_rank`.

    `like`, where the dtype is not known: the places of making of tensors and numbers that are whole only together with it.
    `fields` of records by name. `function` names the function a FUNCTION certainly is.
    `sites` are the places in the program where the value may have been made: two values share memory only if they share a site.
    `reach`: the parameters that reach this number or tensor through arithmetic and element-wise functions alone (R6.5).
    `of`: the parameter, and how many indexes deep, that an OPEN value comes from.
    `among`: the bases that an OPEN value has; none where it may be anything.
    """

    base: Base
    dtype: Dtype | None = None
    rank: int | None = None
    items: tuple[Kind, ...] = ()
    fields: tuple[tuple[str, Kind], ...] = ()
    function: str | None = None
    sites: frozenset[int] = frozenset()
    reach: frozenset[str] = frozenset()
    of: tuple[str, int] | None = None
    least_rank: int = 0
    like: frozenset[int] = frozenset()
    among: frozenset[Base] = frozenset()

    @property
    def is_numeric(self) -> bool:
        """Certainly a number, a truth value or a tensor."""
        return self.base in NUMERICS

    @property
    def is_truth(self) -> bool:
        """Certainly true or false, one or a tensor of them."""
        return self.is_numeric and self.dtype == "bool"

    @property
    def is_single(self) -> bool:
        """Certainly one number or truth value."""
        return self.base in (Base.NUMBER, Base.TRUTH)

    @property
    def may_lift(self) -> bool:
        """May it be a tensor, so that a test of it is one for each element?"""
        return self.base in (Base.TENSOR, Base.NUMERIC, Base.OPEN, Base.NEVER) and self.rank != 0

    @property
    def is_whole(self) -> bool:
        """Certainly without fractions."""
        return self.dtype in ("int", "bool") and self.is_numeric

    @property
    def may_be_tensor(self) -> bool:
        return self.base in (Base.TENSOR, Base.NUMERIC, Base.OPEN)


NUMERICS = frozenset({Base.NUMBER, Base.TRUTH, Base.TENSOR, Base.NUMERIC})
NEVER = Kind(Base.NEVER)
OPEN = Kind(Base.OPEN)
WHOLE = Kind(Base.NUMBER, "int")
FRACTION = Kind(Base.NUMBER, "float")
NUMBER = Kind(Base.NUMBER)
TRUTH = Kind(Base.TRUTH, "bool")
TEXT = Kind(Base.TEXT)
NOTHING = Kind(Base.NOTHING)
TENSOR = Kind(Base.TENSOR)
NUMERIC = Kind(Base.NUMERIC)
SHAPE = Kind(Base.SHAPE)
RANGE = Kind(Base.RANGE, "int")
RECORD = Kind(Base.RECORD)
FUNCTION = Kind(Base.FUNCTION)

NO_SITES: frozenset[int] = frozenset()
DEEPEST = 6


def list_of(item: Kind) -> Kind:
    return Kind(Base.LIST, items=(item,))


def join_dtypes(left: Dtype | None, right: Dtype | None) -> Dtype | None:
    return left if left == right else None


def join_likes(kinds: Iterable[Kind]) -> frozenset[int]:
    """What several values are whole together with; nothing where one of them may bring fractions of its own."""
    found: frozenset[int] = frozenset()
    for kind in kinds:
        if not kind.is_whole:
            if kind.dtype is not None or not kind.like:
                return frozenset()
            found |= kind.like
    return found


def join(left: Kind, right: Kind, depth: int = 0) -> Kind:
    """The narrowest kind that covers both; a number and a tensor make NUMERIC, other unlike bases make OPEN."""
    if left is right or (right.base is Base.NEVER and (left.base is not Base.NEVER or left.of is not None)):
        return left
    if left.base is Base.NEVER:
        return right
    if left == right:
        return left
    if depth > DEEPEST:
        return OPEN
    sites, reach = left.sites | right.sites, left.reach | right.reach
    if left.base is right.base:
        return Kind(
            left.base,
            join_dtypes(left.dtype, right.dtype),
            left.rank if left.rank == right.rank else None,
            _join_items(left, right, depth),
            _join_fields(left, right, depth),
            left.function if left.function == right.function else None,
            sites,
            reach,
            left.of if left.of == right.of else None,
            min(left.least_rank, right.least_rank),
            join_likes((left, right)),
            _join_among(left, right),
        )
    if left.base in NUMERICS and right.base in NUMERICS:
        number_like = {left.base, right.base} <= {Base.NUMBER, Base.TRUTH}
        return Kind(
            Base.NUMBER if number_like else Base.NUMERIC,
            join_dtypes(left.dtype, right.dtype),
            sites=sites,
            reach=reach,
            like=join_likes((left, right)),
        )
    return Kind(Base.OPEN, sites=sites, reach=reach, among=_join_among(left, right))


def _join_among(left: Kind, right: Kind) -> frozenset[Base]:
    if left.base is right.base and left.base is not Base.OPEN:
        return frozenset()
    known = [kind.among if kind.base is Base.OPEN else frozenset({kind.base}) for kind in (left, right)]
    return known[0] | known[1] if all(known) else frozenset()


def _join_items(left: Kind, right: Kind, depth: int) -> tuple[Kind, ...]:
    if len(left.items) == len(right.items):
        return tuple(join(a, b, depth + 1) for a, b in zip(left.items, right.items, strict=True))
    return ()


def _join_fields(left: Kind, right: Kind, depth: int) -> tuple[tuple[str, Kind], ...]:
    if left.fields == right.fields:
        return left.fields
    mine, others = dict(left.fields), dict(right.fields)
    return tuple((name, join(mine.get(name, NEVER), others.get(name, NEVER), depth + 1)) for name in {**mine, **others})


def without_origin(kind: Kind) -> Kind:
    """The kind of what is stored: it no longer stands for the parameter from which it came."""
    return updated(kind, reach=frozenset(), of=None) if kind.reach or kind.of else kind


def counted(kind: Kind) -> Kind:
    """True and false as 1 and 0."""
    return updated(kind, base=Base.NUMBER if kind.is_single else kind.base, dtype="int")


def without_sites(kind: Kind) -> Kind:
    """The kind as a stranger sees it: what it is, not where it was made."""
    if not (kind.sites or kind.like or kind.reach or kind.of or kind.items or kind.fields):
        return kind
    items = tuple(without_sites(item) for item in kind.items)
    fields = tuple((name, without_sites(field)) for name, field in kind.fields)
    return updated(kind, items=items, fields=fields, sites=NO_SITES, reach=frozenset(), of=None, like=NO_SITES)


def describe(kind: Kind) -> str:
    """The kind in the words of the language page: "a list of texts"."""
    if kind.base is Base.TENSOR and kind.rank in (1, 2):
        return ("a vector", "a matrix")[kind.rank - 1]
    if kind.base is Base.LIST and kind.items and kind.items[0].base not in (Base.OPEN, Base.NEVER):
        return f"a list of {kind.items[0].base.value.removeprefix('a ').removeprefix('an ')}s"
    return kind.base.value
