"""Whether whole-array statements, one after the other, do what the passes of the loop did one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from fpp_lang.lift.amounts import Facts
from fpp_lang.lift.linear import Linear, Turn, of
from fpp_lang.lift.model import Axis, Kept, Value, axes_of, extremes
from fpp_lang.lift.passes import Access

BEFORE, SAME, AFTER = "<", "=", ">"
ANY = frozenset({BEFORE, SAME, AFTER})


def check(accesses: Sequence[Access], facts: Facts) -> None:
    """Raises Kept where an earlier statement of a later pass needs what a later statement of an earlier pass does."""
    by_tensor: dict[str, list[Access]] = {}
    for access in accesses:
        by_tensor.setdefault(access.tensor, []).append(access)
    for tensor, found in by_tensor.items():
        writes = [access for access in found if access.writes]
        if not writes:
            continue
        for name in sorted(facts.sharing_with([tensor]) & by_tensor.keys()):
            if not facts.sharing.is_same(tensor, name):
                raise Kept(f"`{tensor}` and `{name}` may share memory", writes[0].node)
            for write, other in product(writes, by_tensor[name]):
                _check_pair(write, other, facts)


def _check_pair(write: Access, other: Access, facts: Facts) -> None:
    if write.adds and write.adds == other.adds:
        return
    if write is other:
        return
    if write.moment > other.moment or (write.moment == other.moment and not other.writes):
        # the write stands later (or with the read): no earlier pass may have written what this access touches
        if _may_happen(write, other, facts):
            _refuse(write, other)
    if write.moment < other.moment and _may_happen(other, write, facts):
        _refuse(write, other)


def _refuse(write: Access, other: Access) -> None:
    verb = "written" if other.writes else "read"
    raise Kept(f"a part of `{write.tensor}` that one pass changes is {verb} by a later pass", other.node)


def check_apart(accesses: Sequence[Access], axes: Sequence[Axis], facts: Facts) -> None:
    """Raises Kept where the passes of these loops have more than places of their own in what is changed, in whatever order they come."""
    for tensor in sorted({access.tensor for access in accesses if access.writes}):
        found = [access for access in accesses if access.tensor in facts.sharing_with([tensor])]
        for access in found:
            if not facts.sharing.is_same(tensor, access.tensor):
                raise Kept(f"`{tensor}` and `{access.tensor}` may share memory", access.node)
        for axis in axes:
            if not any(_is_own_place(place, axis, facts) for place in _shared_places(found)):
                raise Kept(f"a part of `{tensor}` that one pass changes is touched by other passes", found[0].node)


def _shared_places(accesses: Sequence[Access]) -> list[Linear | Value | Axis]:
    """The subscripts that all have in common."""
    parts = [access.subscripts or () for access in accesses]
    return [places[0] for places in zip(*parts, strict=False) if all(place == places[0] for place in places)]


def _is_own_place(place: Linear | Value | Axis, axis: Axis, facts: Facts) -> bool:
    """Whether every pass over an axis has another place, the same one all the time."""
    if isinstance(place, Axis):
        return place is axis
    if not isinstance(place, Linear) or list(axes_of(place)) != [axis]:
        return False
    return counts_from_front(place, facts) and not any(isinstance(atom, Turn) for atom in place.atoms())


def _may_happen(first: Access, second: Access, facts: Facts) -> bool:
    """May `first` in some pass touch what `second` touches in a later pass?"""
    common = [axis for axis in first.axes if axis in second.axes]
    if not common:
        return False
    directions = _directions(first, second, common, facts)
    if directions is None:
        return False
    for axis in common:
        if BEFORE in directions[axis]:
            return True
        if SAME not in directions[axis]:
            return False
    return False


def _directions(first: Access, second: Access, common: Sequence[Axis], facts: Facts) -> dict[Axis, frozenset[str]] | None:
    """For each common loop, how the passes of the two may lie when they touch one place; None where they never do."""
    found = dict.fromkeys(common, ANY)
    if first.subscripts is None or second.subscripts is None:
        return found
    for one, other in zip(first.subscripts, second.subscripts, strict=False):
        if isinstance(one, Axis) and isinstance(other, Axis):
            if one is other and one in found:
                found[one] &= {SAME}
                if not found[one]:
                    return None
            continue
        if not isinstance(one, Linear) or not isinstance(other, Linear):
            continue
        answer = _direction(one, other, common, facts)
        if answer is None:
            return None
        axis, ways = answer
        if axis is not None:
            found[axis] &= ways
            if not found[axis]:
                return None
    return found


def _direction(one: Linear, other: Linear, common: Sequence[Axis], facts: Facts) -> tuple[Axis | None, frozenset[str]] | None:
    """What equality of two subscripts says about one loop; None where they are never equal."""
    one, other = facts.normal(one), facts.normal(other)
    if any(axis.whole for axis in (*axes_of(one), *axes_of(other))):
        return None, ANY
    if not (counts_from_front(one, facts) and counts_from_front(other, facts)):
        return None, ANY
    mine, others = list(axes_of(one)), list(axes_of(other))
    if not mine and not others:
        difference = facts.normal(one - other)
        return None if difference.value not in (None, 0) or _apart(one, other, facts) else (None, ANY)
    if len(mine) == len(others) == 1 and mine[0] is others[0] and mine[0] in common:
        axis = mine[0]
        factor = one.factor(axis)
        if factor == other.factor(axis):
            gap = facts.normal((one - of(axis).scaled(factor)) - (other - of(axis).scaled(factor))).value
            if gap is None:
                return None if _apart(one, other, facts) else (axis, ANY)
            if gap % factor:
                return None
            ahead = gap // factor * (1 if axis.step > 0 else -1)
            if axis.sort.name == "COUNT" and ahead % abs(axis.step):
                return None
            # one at pass p equals other at pass p + ahead
            return axis, frozenset({SAME if ahead == 0 else BEFORE if ahead > 0 else AFTER})
    return None if _apart(one, other, facts) else (None, ANY)


def counts_from_front(amount: Linear, facts: Facts) -> bool:
    """Whether the place is certainly not negative, so that different places are different elements."""
    return facts.at_least(extremes(amount)[0], 0)


def _apart(one: Linear, other: Linear, facts: Facts) -> bool:
    """Whether all values of one subscript lie on one side of all values of the other."""
    low, high = extremes(one)
    other_low, other_high = extremes(other)
    return facts.at_least(other_low - high, 1) or facts.at_least(low - other_high, 1)
