"""The kind of a primitive's result from the kinds of its arguments: one function for each word in the column `gives`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import (
    NO_SITES,
    NOTHING,
    NUMBER,
    NUMERIC,
    OPEN,
    RANGE,
    SHAPE,
    TEXT,
    TRUTH,
    WHOLE,
    Base,
    Dtype,
    Kind,
    join_likes,
    list_of,
)

Arguments = Sequence[core.Expression | None]
Kinds = Sequence[Kind | None]
Rule = Callable[[Kinds, Arguments], Kind]


def elementwise(kinds: Kinds, dtype: Dtype | None) -> Kind:
    """A number where all are numbers, a tensor of the highest rank where one is a tensor, else open between the two."""
    known = [kind for kind in kinds if kind is not None]
    reach = frozenset[str]().union(*(kind.reach for kind in known))
    if any(kind.base is Base.NEVER for kind in known):
        return Kind(Base.NEVER, reach=reach)
    like = join_likes(known) if dtype is None else NO_SITES
    if all(kind.is_single for kind in known):
        return Kind(Base.NUMBER, dtype, reach=reach, like=like)
    tensors = [kind for kind in known if kind.base in (Base.TENSOR, Base.LIST, Base.RANGE, Base.SHAPE)]
    if not tensors:
        return Kind(Base.NUMERIC, dtype, reach=reach, like=like)
    ranks = [_rank(kind) for kind in known]
    rank = None if None in ranks else max(rank for rank in ranks if rank is not None)
    return Kind(Base.TENSOR, dtype, rank, reach=reach, like=like)


def _rank(kind: Kind) -> int | None:
    match kind.base:
        case Base.NUMBER | Base.TRUTH:
            return 0
        case Base.TENSOR:
            return kind.rank
        case Base.RANGE | Base.SHAPE:
            return 1
        case Base.LIST:
            inner = _rank(kind.items[0]) if kind.items else 0
            return None if inner is None else inner + 1
        case _:
            return None


def dtype_of(kind: Kind | None) -> Dtype | None:
    """What the elements certainly are; a list's are those of its items."""
    if kind is None:
        return None
    if kind.base is Base.LIST:
        return dtype_of(kind.items[0]) if kind.items else None
    if kind.base in (Base.RANGE, Base.SHAPE):
        return "int"
    return kind.dtype if kind.is_numeric else None


def mixed(kinds: Kinds) -> Dtype | None:
    """int with int is int, anything with a fraction is a fraction."""
    found = {dtype_of(kind) for kind in kinds if kind is not None}
    if "float" in found:
        return "float"
    return "int" if found <= {"int", "bool"} else None


def taken_from(kinds: Kinds) -> Dtype | None:
    """What elements have that are only put together: truth values stay what they are."""
    found = [kind for kind in kinds if kind is not None]
    return "bool" if found and all(dtype_of(kind) == "bool" for kind in found) else mixed(kinds)


def _known_int(node: core.Expression | None) -> int | None:
    match node:
        case core.Constant(value=int() as value) if not isinstance(value, bool):
            return value
        case core.Primitive(name="negate", arguments=(core.Constant(value=int() as value),)):
            return -value
        case _:
            return None


def _power(kinds: Kinds, arguments: Arguments) -> Kind:
    exponent = _known_int(arguments[1] if len(arguments) > 1 else None)
    if dtype_of(kinds[0]) == "float" or dtype_of(kinds[1]) == "float":
        return elementwise(kinds, "float")
    return elementwise(kinds, "int" if exponent is not None and exponent >= 0 and mixed(kinds) == "int" else None)


def _round(kinds: Kinds, arguments: Arguments) -> Kind:
    return elementwise(kinds[:1], "int" if len(arguments) < 2 or arguments[1] is None else "float")


def _where(kinds: Kinds, arguments: Arguments) -> Kind:
    return elementwise(kinds, taken_from(kinds[1:]))


def _axis_given(arguments: Arguments) -> bool:
    return len(arguments) > 1 and arguments[-1] is not None


def _along(kinds: Kinds, arguments: Arguments, dtype: Dtype | None) -> Kind:
    if not _axis_given(arguments):
        return Kind(Base.NUMBER, dtype)
    rank = _rank(kinds[0]) if kinds[0] is not None else None
    if rank is None:
        return Kind(Base.NUMERIC, dtype)
    return Kind(Base.TENSOR, dtype, rank - 1) if rank > 1 else Kind(Base.NUMBER, dtype)


def _matmul(kinds: Kinds, arguments: Arguments) -> Kind:
    left, right = (_rank(kind) if kind is not None else None for kind in kinds)
    dtype = mixed(kinds)
    if left is None or right is None:
        return Kind(Base.NUMERIC if left in (1, None) and right in (1, None) else Base.TENSOR, dtype)
    rank = max(left, right) - (left == 1) - (right == 1) if max(left, right) > 1 else 0
    return Kind(Base.TENSOR, dtype, rank) if rank > 0 else Kind(Base.NUMBER, dtype)


def _times(kinds: Kinds, arguments: Arguments) -> Kind:
    if any(kind is not None and kind.is_single for kind in kinds):
        return elementwise(kinds, mixed(kinds))
    if all(kind is not None and kind.base in (Base.TENSOR, Base.LIST) for kind in kinds):
        return _matmul(kinds, arguments)
    return Kind(Base.NUMERIC, mixed(kinds))


def _filled(dtype: Dtype | None) -> Dtype | None:
    """What `full` holds: truth values or fractions, never whole numbers (R2.4)."""
    return "float" if dtype == "int" else dtype


def _shape_rank(sizes: Kinds, arguments: Arguments = ()) -> int | None:
    """`zeros(3, 4)` has as many axes as sizes; `zeros(shape)` as many as the shape, `zeros([3, 4])` as many as are written."""
    if len(sizes) != 1:
        return len(sizes)
    if arguments and isinstance(arguments[0], core.Bracket):
        return len(arguments[0].items)
    size = sizes[0]
    if size is None or size.base in (Base.SHAPE, Base.OPEN, Base.NUMERIC, Base.RECORD):
        return None
    if size.base is Base.PAIR:
        return len(size.items)
    return 1 if size.is_single else None


def _drawn(sizes: Kinds, dtype: Dtype, arguments: Arguments = ()) -> Kind:
    present = [size for size in sizes if size is not None]
    return Kind(Base.TENSOR, dtype, _shape_rank(present, arguments)) if present else Kind(Base.NUMBER, dtype)


def _as_given(kinds: Kinds, arguments: Arguments) -> Kind:
    kind = kinds[0] or OPEN
    return Kind(kind.base, kind.dtype, kind.rank, kind.items, like=kind.like)


def _spread(kinds: Kinds) -> Kind:
    rank = _rank(kinds[0]) if kinds[0] is not None else None
    return Kind(Base.TENSOR, dtype_of(kinds[0]), None if rank is None else rank + 1)


def _sorted(kinds: Kinds, arguments: Arguments) -> Kind:
    kind = kinds[0] or OPEN
    if kind.base in (Base.RANGE, Base.SHAPE):
        return list_of(WHOLE)
    return _as_given(kinds, arguments)


def _joined(kinds: Kinds, arguments: Arguments) -> Kind:
    known = [kind for kind in kinds if kind is not None]
    if len(known) == 1 and known[0].base is Base.LIST and known[0].items and known[0].items[0].base is Base.TENSOR:
        return Kind(Base.TENSOR, taken_from(known[0].items), _rank(known[0].items[0]))  # the items are joined
    if known and all(kind.base is Base.LIST for kind in known):
        items = [kind.items[0] for kind in known if kind.items]
        return list_of(items[0]) if items else Kind(Base.LIST)
    if known and all(kind.base is Base.TEXT for kind in known):
        return TEXT
    if not any(kind.base is Base.TENSOR for kind in known):
        unknown = {kind.base for kind in known} & {Base.NEVER, Base.OPEN}
        if unknown:
            return Kind(Base.NEVER if Base.NEVER in unknown else Base.OPEN)
    ranks = {_rank(kind) for kind in known if kind.base is Base.TENSOR}
    return Kind(Base.TENSOR, taken_from(known), ranks.pop() if len(ranks) == 1 else None)


def _reduced(kinds: Kinds, arguments: Arguments) -> Kind:
    dtype = dtype_of(kinds[0])
    found = _along(kinds, arguments, "int" if dtype == "bool" else dtype)
    return updated(found, like=kinds[0].like) if kinds[0] is not None and kinds[0].like else found


def _extreme(kinds: Kinds, arguments: Arguments) -> Kind:
    """One of the elements: of truth values it is one."""
    if dtype_of(kinds[0]) != "bool":
        return _reduced(kinds, arguments)
    return _along(kinds, arguments, "bool") if _axis_given(arguments) else TRUTH


def _loaded(kinds: Kinds, arguments: Arguments) -> Kind:
    """A .csv file is a matrix; other files hold what they hold."""
    match arguments[0]:
        case core.Constant(value=str() as name) if name.lower().endswith(".csv"):
            return Kind(Base.TENSOR, "float", 2)
    return OPEN


GIVES: dict[str, Rule] = {
    "arithmetic": lambda kinds, _: elementwise(kinds, mixed(kinds)),
    "fraction": lambda kinds, _: elementwise(kinds, "float"),
    "same": lambda kinds, _: elementwise(kinds[:1], "int" if dtype_of(kinds[0]) == "bool" else dtype_of(kinds[0])),
    "power": _power,
    "rounded": lambda kinds, _: elementwise(kinds[:1], "int"),
    "round": _round,
    "clipped": lambda kinds, _: elementwise(kinds, mixed(kinds)),
    "where": _where,
    "truth": lambda kinds, _: TRUTH if all(k is None or k.is_single for k in kinds) else elementwise(kinds, "bool"),
    "matmul": _matmul,
    "times": _times,
    "reduced": _reduced,
    "extreme": _extreme,
    "averaged": lambda kinds, arguments: _along(kinds, arguments, "float"),
    "place": lambda kinds, arguments: _along(kinds, arguments, "int"),
    "tested": lambda kinds, arguments: TRUTH if not _axis_given(arguments) else _along(kinds, arguments, "bool"),
    "running": lambda kinds, arguments: Kind(
        Base.TENSOR, dtype_of(kinds[0]), (_rank(kinds[0]) if kinds[0] is not None else None) if _axis_given(arguments) else 1
    ),
    "sorted": _sorted,
    "places": lambda kinds, _: Kind(Base.TENSOR, "int", _rank(kinds[0]) if kinds[0] is not None else None),
    "single_truth": lambda kinds, _: TRUTH,
    "count": lambda kinds, _: WHOLE,
    "shape": lambda kinds, _: SHAPE,
    "transposed": lambda kinds, _: _as_given(kinds, _) if kinds[0] is not None and kinds[0].base is not Base.OPEN else NUMERIC,
    "shaped": lambda kinds, _: Kind(Base.TENSOR, dtype_of(kinds[0]), _shape_rank(kinds[1:])),
    "vector": lambda kinds, _: Kind(Base.TENSOR, dtype_of(kinds[0]), 1),
    "copied": _as_given,
    "as_second": lambda kinds, _: kinds[1] or OPEN,
    "as_third": lambda kinds, _: kinds[2] or OPEN,
    "spread_over": lambda kinds, _: Kind(Base.TENSOR, dtype_of(kinds[0]), _shape_rank(kinds[1:])),
    "spread": lambda kinds, _: _spread(kinds),
    "itself": lambda kinds, _: kinds[0] or OPEN,
    "made": lambda kinds, _: Kind(Base.TENSOR, "float", _shape_rank(kinds)),
    "filled": lambda kinds, _: Kind(Base.TENSOR, _filled(dtype_of(kinds[1])), _shape_rank(kinds[:1])),
    "matrix": lambda kinds, _: Kind(Base.TENSOR, "float", 2),
    "ranged": lambda kinds, _: Kind(Base.TENSOR, mixed(kinds), 1),
    "fractions": lambda kinds, _: Kind(Base.TENSOR, "float", 1),
    "joined": _joined,
    "stacked": lambda kinds, _: Kind(Base.TENSOR, dtype_of(kinds[0])),
    "range": lambda kinds, _: RANGE,
    "numbered": lambda kinds, _: OPEN,
    "zipped": lambda kinds, _: OPEN,
    "nothing": lambda kinds, _: NOTHING,
    "text": lambda kinds, _: TEXT,
    "texts": lambda kinds, _: list_of(TEXT),
    "single": lambda kinds, _: NUMBER,
    "open": lambda kinds, _: OPEN,
    "loaded": _loaded,
    "drawn": lambda kinds, arguments: _drawn(kinds, "float", arguments),
    "drawn_shape": lambda kinds, arguments: _drawn(kinds[2:], "float", arguments[2:]),
    "drawn_whole": lambda kinds, arguments: _drawn(kinds[2:], "int", arguments[2:]),
}
"""`item` (pop, choice) is not here: it needs to know what was put in, and is found in `settle/calls.py`."""
