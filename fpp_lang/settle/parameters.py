"""What is known of a parameter or an input: from its annotation, its body, its default, the program's calls (R2.5, R2.10)."""

from __future__ import annotations

from collections.abc import Mapping

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import FUNCTION, NUMBER, NUMERIC, OPEN, RECORD, SHAPE, TENSOR, TEXT, TRUTH, WHOLE, Base, Kind, list_of
from fpp_lang.core.primitives import SIZES

_ANNOTATIONS: dict[str, Kind] = {
    **dict.fromkeys(("tensor", "vector", "matrix", "array", "ndarray"), TENSOR),
    **dict.fromkeys(("list",), list_of(OPEN)),
    **dict.fromkeys(("text", "string", "str"), TEXT),
    **dict.fromkeys(("number", "float", "f16", "f32", "f64", "float32", "float64", "real"), NUMBER),
    **dict.fromkeys(("integer", "int", "usize", "isize", "i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "count"), WHOLE),
    **dict.fromkeys(("bool", "boolean"), TRUTH),
    **dict.fromkeys(("function",), FUNCTION),
    **dict.fromkeys(("shape",), SHAPE),
    **dict.fromkeys(("record",), RECORD),
}

Needs = Mapping[str, core.Node]
COUNTING = frozenset({"number", "size", "place"})
"""Uses of a number that counts; where every call gives a whole one, no check is needed."""
WHOLE_USES = frozenset({"numeric", "number", "size", "text", "nest", "list", "shape", "function"})
"""Uses of a value as one thing, which no record and no list of tensors is."""
HAS_ELEMENTS = frozenset({"indexed", "nest", "list", "text", "function", "shape", "record", "dotted"})
"""Uses of what is certainly no number."""
RANK_1, RANK_2, TWO_AXES = "one axis", "two axes", "two axes or more"
ADDED, PLACES, GATHERED = "added", "elements as places", "at several places"
SIZE_OR_SHAPE, COUNTED_TO = "a size or a shape", "what is computed from it is visited"
OF_OPERANDS = {
    **{what: what for what in ("numeric", "number", "size", SIZE_OR_SHAPE, COUNTED_TO)},
    "visited": COUNTED_TO,
}
"""What a use of a sum or a product says of what it is computed from, element by element."""
DOTTED_ITEMS, RECORDS = "items with a dot behind them", "items with a field"
"""`item.mean` is the field of a record where another name behind the dot, or every call, says that the items are records (R3.4)."""
COUNTED = frozenset({"numeric", "elements", "number", "size", ADDED, PLACES})
"""Uses in which true and false count as 1 and 0 (R3.2)."""


def annotated(annotation: str | None) -> Kind | None:
    """The kind that an annotation settles; unknown ones only document."""
    return None if annotation is None else _ANNOTATIONS.get(annotation.casefold())


def settled(annotation: str | None, needs: Needs, default: Kind | None, called_with: Kind | None, unknown: Kind = OPEN) -> Kind:
    """The kind that holds for every call; `unknown` where nothing says anything (yet)."""
    by_word = annotated(annotation)
    if by_word is not None:
        return by_word
    if (called_with is None or called_with.base is Base.NUMBER) and is_size(needs):
        return called_with or NUMBER
    by_body = from_needs(needs, default)
    if called_with is not None and needs and _holds_values(called_with, needs) and not WHOLE_USES & needs.keys():
        return _for_any_caller(called_with)
    if called_with is not None and called_with.base is Base.NUMBER and may_be_counted_to(needs):
        return called_with
    if called_with == WHOLE and COUNTING & needs.keys() and (by_body is None or by_body.base in (Base.NUMBER, Base.NUMERIC)):
        return WHOLE
    if by_body == NUMERIC and "product" in needs and called_with is not None and called_with.base is Base.TENSOR:
        return updated(TENSOR, least_rank=1)
    if by_body is not None:
        return by_body
    if default is not None and default.base not in (Base.NOTHING, Base.NEVER):
        return NUMBER if default.is_single and default.base is not Base.TRUTH else default
    if called_with is not None and called_with.base in (Base.NUMBER, Base.TRUTH) and "nest" in needs:
        return NUMERIC  # the number is the one element, and no count (R5.6)
    if called_with is not None and called_with.base is not Base.NEVER:
        return updated(_for_any_caller(called_with), rank=_rank(needs))
    return NUMERIC if "nest" in needs and unknown is OPEN else updated(unknown, rank=_rank(needs))


def counts_truths(needs: Needs) -> bool:
    """Are true and false given for it numbers (R3.2)? A mask stays one."""
    return not needs.keys().isdisjoint(COUNTED) and "place" not in needs


def is_size(needs: Needs) -> bool:
    """A size, to which a loop counts? One of several sizes would be indexed or taken apart."""
    return SIZE_OR_SHAPE in needs and may_be_counted_to(needs)


def may_be_counted_to(needs: Needs) -> bool:
    """Does a loop go over it, or over what is computed from it, and may it be a number as well as a tensor (R5.1)?"""
    return not needs.keys().isdisjoint(("visited", COUNTED_TO)) and needs.keys().isdisjoint(HAS_ELEMENTS)


def only_visited(needs: Needs) -> bool:
    """May it be a number as well as a tensor? A loop counts where a number is given (R5.1)."""
    return "visited" in needs and needs.keys().isdisjoint(HAS_ELEMENTS)


def _holds_values(kind: Kind, needs: Needs) -> bool:
    """A record, or a list of tensors, is taken as it is where only what it holds is used: as one tensor it would be a copy (R2.3).

    Several places at once are asked of a list as of a tensor; of a record a key is, whatever it was taken for.
    """
    if kind.base is Base.LIST and kind.items and GATHERED not in needs:
        return kind.items[0].base in (Base.TENSOR, Base.NUMERIC) or (kind.items[0].base is Base.RECORD and "elements" not in needs)
    return kind.base is Base.RECORD


def _for_any_caller(kind: Kind) -> Kind:
    """The program's calls settle what a value is; a caller from Python may bring another rank, or fractions."""
    return updated(kind, dtype=None, rank=None, items=tuple(map(_for_any_caller, kind.items))) if kind.base is not Base.TRUTH else kind


def _rank(needs: Needs) -> int | None:
    """A value whose elements are tested one by one has as many axes as indexes stand there; the rows of a nest are rows at any rank."""
    return 1 if RANK_1 in needs and "nest" not in needs else 2 if RANK_2 in needs else None


def from_needs(needs: Needs, default: Kind | None) -> Kind | None:
    """What the body says: one use is enough."""
    if "list" in needs:
        return list_of(NUMERIC if "elements" in needs else OPEN)
    if "text" in needs:
        return TEXT
    if "number" in needs or "size" in needs:
        return NUMBER
    if "function" in needs:
        return FUNCTION
    has_elements = "elements" in needs or (DOTTED_ITEMS in needs and RECORDS not in needs)
    if has_elements or not needs.keys().isdisjoint(("numeric", GATHERED)):
        if has_elements or not needs.keys().isdisjoint(("indexed", "visited")):
            rank = _rank(needs)
            return updated(TENSOR, rank=rank, least_rank=rank or (2 if TWO_AXES in needs else 1))
        return NUMBER if default is not None and default.is_single else NUMERIC
    if "shape" in needs:
        return SHAPE
    if "record" in needs:
        return RECORD
    if "dotted" in needs:
        return NUMERIC
    return None


def computed_from_size(node: core.Expression) -> bool:
    """Is it arithmetic with the size of something, `v.len() - lag`? A loop over that counts."""
    match node:
        case core.Primitive(name="add" | "subtract" | "multiply" | "div" | "minimum" | "maximum", arguments=arguments):
            inner = (part for part in arguments if isinstance(part, core.Primitive | core.Dot))
            return any(part.name in SIZES - {"shape"} or computed_from_size(part) for part in inner)
    return False
