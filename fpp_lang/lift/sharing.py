"""Which variables may share memory (R2.8): what one of them changes, the others see."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, field

from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base, Kind
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import walk
from fpp_lang.lift.conversions import VIEWS
from fpp_lang.lift.uses import elements_of, names_in


@dataclass(frozen=True, slots=True)
class Sharing:
    """`others`: of each variable, those that may share memory with it. `same`: the pairs of them that are one tensor or have nothing
    in common, so that places can be compared. `elements`: the loop variables that are
    elements themselves, and of what."""

    others: Mapping[str, frozenset[str]] = field(default_factory=dict)
    same: frozenset[tuple[str, str]] = frozenset()
    elements: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def with_others(self, names: Iterable[str], alone: Container[str] = ()) -> frozenset[str]:
        """These variables, what they are elements of, and all that may share memory with one of them; but for those that are `alone`."""
        found, waiting = set[str](), list(names)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += self.elements.get(name, ())
        others = {other for name in found if name not in alone for other in self.others.get(name, ()) if other not in alone}
        return frozenset(found | others)

    def is_same(self, one: str, other: str) -> bool:
        return one == other or (one, other) in self.same or (other, one) in self.same


NEW = frozenset(
    {"arithmetic", "fraction", "power", "same", "round", "rounded", "clipped", "where", "tested", "matmul", "averaged", "count", "running"}
    | {"sorted", "joined", "stacked", "copied", "made", "filled", "vector", "matrix", "fractions", "drawn", "drawn_shape"}
)
"""What primitives give that shares no memory with anything else (`gives` of their rows)."""


def is_new(node: core.Expression) -> bool:
    """Whether a value is made here, and shares memory with nothing."""
    match node:
        case core.Primitive(name=name):
            return PRIMITIVES[name].gives in NEW and name not in VIEWS
        case core.Copy():
            return True
    return False


def swapped_by(node: core.Node) -> frozenset[str]:
    """The variables that trade places in a statement, `A, B = B, A`."""
    match node:
        case core.Assign(target=core.Targets(items=targets), value=core.Pair(items=values)):
            left = [part.name for part in targets if isinstance(part, core.Variable) and part.where is core.Where.LOCAL]
            right = [part.name for part in values if isinstance(part, core.Variable) and part.where is core.Where.LOCAL]
            if len(left) == len(targets) == len(values) == len(set(left)) and sorted(left) == sorted(right):
                return frozenset(left)
    return frozenset()


def still_alone(node: core.Node, fresh: set[str], protects: Callable[[str], bool]) -> set[str]:
    """Those of the variables that share no memory with another one, which still share none after a statement."""
    found = fresh - handed_on(node, protects)
    swaps = [swapped for part in walk(node) if (swapped := swapped_by(part))]
    while (joined := {name for swapped in swaps if not swapped <= found for name in swapped}) & found:
        found = found - joined
    return found


def handed_on(node: core.Node, protects: Callable[[str], bool]) -> set[str]:
    """The variables whose memory a statement may give another name."""
    found: set[str] = set()
    for part in walk(node):
        match part:
            case core.Assign(target=core.Index(target=core.Variable(kind=Kind(base=Base.TENSOR)))):
                pass  # numbers are copied in (R2.8)
            case core.Assign() if swapped_by(part):
                pass  # each name takes over another one's memory
            case core.Assign(value=value) | core.Update(value=value):
                found |= _shared_by(value)
            case core.Visit(iterable=walked) | core.ForRows(iterable=walked) | core.ForAll(iterable=walked):
                found |= _shared_by(walked)
            case core.Primitive(name="append" | "insert", arguments=arguments):
                found = found.union(*(_shared_by(argument) for argument in arguments if argument is not None))
            case core.Call(key=key) if protects(key):
                pass
            case core.Call() | core.Apply() | core.New() | core.MethodCall() | core.SuperCall() | core.Define() | core.Lambda():
                found |= names_in(part)
    return found


def _shared_by(node: core.Expression) -> set[str]:
    """The variables with which a value may share memory."""
    if node.kind.is_single or is_new(node):
        return set()
    match node:
        case core.Conditional(yes=yes, no=no):
            return _shared_by(yes) | _shared_by(no)
        case core.Index(target=target) | core.AtPlace(target=target) | core.Field(target=target):
            return _shared_by(target)
    return names_in(node)


def sharing_of(function: core.Function) -> Sharing:
    """What is known of a function's variables."""
    others: dict[str, set[str]] = {}
    for one, other in function.sharing:
        others.setdefault(one, set()).add(other)
        others.setdefault(other, set()).add(one)
    elements: dict[str, frozenset[str]] = {}
    for node in walk(function.body):
        for name, walked in elements_of(node).items():
            elements[name] = elements.get(name, frozenset()) | walked
    same = _second_names(function) if others else frozenset()
    return Sharing({name: frozenset(found) for name, found in others.items()}, same, elements)


def _second_names(function: core.Function) -> frozenset[tuple[str, str]]:
    """The variables that are only ever bound to a certain parameter, by name, as it was given."""
    values: dict[str, list[core.Expression | None]] = {}
    for node in walk(function.body):
        match node:
            case core.Assign(target=core.Variable(name=name), value=value):
                values.setdefault(name, []).append(value)
            case core.Assign(target=core.Targets() as targets):
                for part in walk(targets):
                    if isinstance(part, core.Variable):
                        values.setdefault(part.name, []).append(None)
            case core.ForRows(variable=name) | core.ForElements(variable=name) | core.ForAll(variable=name) | core.Visit(variable=name):
                values.setdefault(name, []).append(None)
            case core.ForEach(unpack=names):
                for name in names:
                    values.setdefault(name, []).append(None)
    found: set[tuple[str, str]] = set()
    for parameter in function.parameters:
        given = parameter.name
        if all(isinstance(value, core.Copy) for value in values.get(given, [])):
            found |= {
                (name, given)
                for name, bound in values.items()
                if name != given and all(isinstance(value, core.Variable) and value.name == given for value in bound)
            }
    return frozenset(found)
