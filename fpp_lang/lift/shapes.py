"""What a nest takes for granted about the sizes of tensors."""

from __future__ import annotations

from dataclasses import dataclass, field

from fpp_lang.core import tree as core
from fpp_lang.lift.amounts import Facts
from fpp_lang.lift.linear import Linear, Symbol, Turn, of
from fpp_lang.lift.model import Axis, Kept, axes_of


@dataclass(frozen=True, slots=True)
class Room:
    """An amount that must not be negative, so that all places exist which the passes along an axis read or write."""

    amount: Linear
    axis: Axis | None
    tensor: str


def _compares_sizes(room: Linear) -> bool:
    """Whether it says that one size is not below another: tensors that are walked side by side."""
    return room.constant >= 0 and sorted(factor for _, factor in room.terms) == [-1, 1]


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken for granted before something was tried; of `rooms` how many there were."""

    rooms: int
    not_negative: frozenset[Linear]
    reached: frozenset[tuple[str, int, Linear]]


@dataclass(slots=True)
class Shapes:
    """What a nest takes for granted about sizes: proven from `facts`, or noted in `rooms`, to be checked before it runs.

    `guarded`: what is read stands behind a test, so its places may not be needed; `behind`: so does a store. `ranges`: so many of the
    tests around are ends of loops, `apart`: so many only tell passes apart, along the axes `told`; `tested`: there are others.
    `reached`: places that every pass reads or stores in.
    `compared`: rooms that need no check, as a product compares the sizes. `cut`: the axes of slices.
    """

    facts: Facts
    rooms: list[Room]
    guarded: bool = False
    behind: bool = False
    ranges: int = 0
    apart: int = 0
    told: frozenset[Axis] = frozenset()
    tested: bool = False
    reached: set[tuple[str, int, Linear]] = field(default_factory=set)
    compared: list[Room] = field(default_factory=list)
    cut: set[Axis] = field(default_factory=set)

    def mark(self) -> Taken:
        """What is taken for granted so far."""
        return Taken(len(self.rooms), frozenset(self.facts.not_negative), frozenset(self.reached))

    def back_to(self, taken: Taken) -> None:
        """Takes no more for granted than that."""
        del self.rooms[taken.rooms :]
        self.facts.not_negative, self.reached = set(taken.not_negative), set(taken.reached)

    def fits(self, tensor: str, size: Linear, stop: Linear, axis: Axis | None, node: core.Node) -> None:
        """Sees to it that places before `stop` exist on an axis of this size."""
        room = self.least_room(self.facts.normal(size - stop))
        if self.facts.at_least(room, 0) or any(known.amount == room for known in self.rooms):
            return
        if room.value is not None:
            raise Kept("a place beyond the end is read", node)
        protected = self.tested or self.behind or (self.guarded and (self.ranges > 0 or axis is None or axis in self.told))
        if any(True for _ in axes_of(room)) or (protected and not _compares_sizes(room)):
            raise Kept("it is not certain that its places exist", node)
        self.rooms.append(Room(room, axis, tensor))
        self.facts.not_negative.add(room)

    def begins(self, start: Linear, room: Linear) -> bool:
        """Whether places from `start = n` on exist, where n below 0 would leave a room of `n` behind the last one: no pass gets there."""
        match start.terms, room.terms:
            case ((Symbol(name) as symbol, factor),), ((other, behind),) if (
                symbol == other and factor > 0 and behind > 0 and start.constant == room.constant == 0 and not (self.guarded or self.behind)
            ):
                self.rooms.append(Room(of(symbol), None, name))
                self.facts.not_negative |= {of(symbol), of(symbol).scaled(2)}
                return True
        return False

    def exists(self, tensor: str, axis_number: int, place: Linear) -> bool:
        """Whether an axis certainly has this place, counted from its beginning or its end, where there is a pass."""
        size, facts = self.facts.size(tensor, axis_number), self.facts
        if (tensor, axis_number, place) in self.reached:
            return True
        if facts.at_least(place, 0):
            return facts.at_least(size - place, 1)
        return facts.at_least(place.scaled(-1), 1) and facts.at_least(size + place, 0)

    def least_room(self, room: Linear) -> Linear:
        """The room in those passes of inner loops that stay in which there is least."""
        for turn in [atom for atom in room.atoms() if isinstance(atom, Turn)]:
            lows, highs = self.facts.bounds[turn]
            (end,) = lows if room.factor(turn) > 0 else highs
            room = self.facts.normal(room + (end - of(turn)).scaled(room.factor(turn)))
        return room
