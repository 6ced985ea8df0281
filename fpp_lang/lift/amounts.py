"""Amounts that are known at a place of a function: sizes of tensors, whole numbers by name, and how they compare."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base, Dtype
from fpp_lang.core.walk import walk
from fpp_lang.lift.linear import Atom, Linear, Quotient, Size, Symbol, number, of
from fpp_lang.lift.sharing import Sharing


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount that is no sum: it is compared as it stands."""

    expression: core.Expression


@dataclass(slots=True)
class Facts:
    """`ranks`: of the function's tensors, as its text uses them; those of `likely` are not certain until they are `tested`. `shown`: the
    ranks of what the program gives for its parameters. `same`: atoms that are known to be equal to an amount.

    `like`: whose shape a tensor has; `turned`: whose shape, but for its last two sizes, which have changed places.
    `deep`: the tensors that have two axes at least.

    `begun`: the numbers in lists that only grew; `built`: those that are tensors by now, and of which numbers. `known`: the variables
    that hold a literal, or a number that was read from a tensor which has not changed since. `sharing`: which variables may share memory;
    those of `fresh` hold something new, which no other one shares. `passing`: how many passes the loops around have, which is not 0 where
    something is computed in one.
    """

    ranks: dict[str, int]
    likely: frozenset[str] = frozenset()
    shown: Mapping[str, frozenset[int]] = field(default_factory=dict)
    indexed: frozenset[str] = frozenset()
    whole: dict[str, Linear] = field(default_factory=dict)
    sizes: dict[str, tuple[Linear, ...]] = field(default_factory=dict)
    filled: dict[str, float] = field(default_factory=dict)
    same: dict[Atom, Linear] = field(default_factory=dict)
    bounds: dict[Atom, tuple[tuple[Linear, ...], tuple[Linear, ...]]] = field(default_factory=dict)
    not_negative: set[Linear] = field(default_factory=set)
    fresh: set[str] = field(default_factory=set)
    like: dict[str, str] = field(default_factory=dict)
    turned: dict[str, str] = field(default_factory=dict)
    deep: set[str] = field(default_factory=set)
    begun: dict[str, tuple[core.Expression, ...]] = field(default_factory=dict)
    built: dict[str, Dtype | None] = field(default_factory=dict)
    known: dict[str, core.Expression] = field(default_factory=dict)
    tested: set[str] = field(default_factory=set)
    spoken_of: set[str] = field(default_factory=set)
    sharing: Sharing = field(default_factory=Sharing)
    passing: list[Linear] = field(default_factory=list)

    def copy(self) -> Facts:
        return Facts(
            dict(self.ranks),
            self.likely,
            self.shown,
            self.indexed,
            dict(self.whole),
            dict(self.sizes),
            dict(self.filled),
            dict(self.same),
            dict(self.bounds),
            set(self.not_negative),
            set(self.fresh),
            dict(self.like),
            dict(self.turned),
            set(self.deep),
            dict(self.begun),
            dict(self.built),
            dict(self.known),
            set(self.tested),
            set(self.spoken_of),
            self.sharing,
            list(self.passing),
        )

    def become(self, other: Facts) -> None:
        """Knows what the other one knew, and no more."""
        self.ranks, self.likely, self.shown, self.indexed = other.ranks, other.likely, other.shown, other.indexed
        self.whole, self.sizes, self.filled, self.same = other.whole, other.sizes, other.filled, other.same
        self.bounds, self.not_negative, self.fresh, self.like = other.bounds, other.not_negative, other.fresh, other.like
        self.turned, self.deep, self.begun, self.built = other.turned, other.deep, other.begun, other.built
        self.known, self.tested = other.known, other.tested
        self.spoken_of, self.sharing, self.passing = other.spoken_of, other.sharing, other.passing

    def is_open(self, tensor: str) -> bool:
        """Whether the rank of a tensor is not certain."""
        return tensor in self.likely and tensor not in self.tested and tensor not in self.sizes

    # Amounts -----------------------------------------------------------------------------------------------------------------

    def normal(self, amount: Linear) -> Linear:
        """With everything known put in."""
        for _ in range(8):
            new = amount.substituted(self._known)
            if new == amount:
                return amount
            amount = new
        return amount

    def _known(self, atom: Atom) -> Linear | None:
        if atom in self.same:
            return self.same[atom]
        match atom:
            case Symbol(name) if name in self.whole:
                return self.whole[name]
            case Size(tensor, axis) if tensor in self.sizes and axis < len(self.sizes[tensor]):
                return self.sizes[tensor][axis]
        return None

    def size(self, tensor: str, axis: int) -> Linear:
        return self.normal(of(Size(tensor, axis)))

    def shape(self, tensor: str) -> tuple[Linear, ...]:
        return tuple(self.size(tensor, axis) for axis in range(self.ranks.get(tensor, 0)))

    def least(self, amount: Linear) -> int | None:
        """A number that the amount is certainly not below."""
        amount = self.normal(amount)
        best = _at_least_zero(amount)
        for known in self.not_negative:
            other = _at_least_zero(amount - self.normal(known))
            if other is not None and (best is None or other > best):
                best = other
        for atom in amount.atoms():
            if isinstance(atom, Quotient) and (other := self._beyond_quotient(amount, atom)) is not None and (best is None or other > best):
                best = other
            lows, highs = self.bounds.get(atom, ((), ()))
            for bound in lows if amount.factor(atom) > 0 else highs:
                other = self.least(amount + (bound - of(atom)).scaled(amount.factor(atom)))
                if other is not None and (best is None or other > best):
                    best = other
        return best

    def _beyond_quotient(self, amount: Linear, atom: Quotient) -> int | None:
        """A number that the amount is not below, since d * (n div d) is at most n."""
        factor = amount.factor(atom)
        rest = amount - of(atom).scaled(factor)
        if factor > 0:
            return self.least(rest)
        whole = self.least(rest.scaled(atom.divisor) + atom.amount.scaled(factor))
        return None if whole is None else -(-whole // atom.divisor)

    def at_least(self, amount: Linear, least: int) -> bool:
        found = self.least(amount)
        return found is not None and found >= least

    def equal(self, left: Linear, right: Linear) -> bool:
        return self.normal(left - right) == Linear()

    # Learning ----------------------------------------------------------------------------------------------------------------

    def forget(self, names: Iterable[str]) -> None:
        """These variables may have changed; of one that is new, nothing is known yet."""
        for name in names:
            if name not in self.spoken_of:
                self.spoken_of.add(name)
                continue
            for table in (self.whole, self.sizes, self.filled):
                table.pop(name, None)
                for key in [key for key, value in table.items() if mentions(value, name)]:
                    del table[key]
            self.same = {atom: amount for atom, amount in self.same.items() if not mentions(of(atom), name) and not mentions(amount, name)}
            self.bounds = {atom: pair for atom, pair in self.bounds.items() if not mentions(of(atom), name) and not mentions(pair, name)}
            self.not_negative = {amount for amount in self.not_negative if not mentions(amount, name)}
            self.like = {one: other for one, other in self.like.items() if name not in (one, other)}
            self.turned = {one: other for one, other in self.turned.items() if name not in (one, other)}
            self.deep.discard(name)
            self.fresh.discard(name)
            self.begun.pop(name, None)
            self.built.pop(name, None)
            self.tested.discard(name)
            self.known = {one: value for one, value in self.known.items() if one != name and not mentions(Amount(value), name)}

    def renew(self, names: Iterable[str]) -> None:
        """These variables may hold other tensors, of the same shapes."""
        for name in names:
            self.filled.pop(name, None)
            self.whole = {one: value for one, value in self.whole.items() if not _reads(value, name)}
            self.sizes = {one: value for one, value in self.sizes.items() if not _reads(value, name)}
            self.same = {atom: amount for atom, amount in self.same.items() if not _reads((of(atom), amount), name)}
            self.bounds = {atom: pair for atom, pair in self.bounds.items() if not _reads((of(atom), *pair), name)}
            self.not_negative = {amount for amount in self.not_negative if not _reads(amount, name)}
            self.fresh.discard(name)
            self.begun.pop(name, None)
            self.built.pop(name, None)
            self.known = {one: value for one, value in self.known.items() if one != name and not mentions(Amount(value), name)}

    def stored(self, names: Iterable[str]) -> None:
        """Something may have been stored in these tensors, or in others that share their memory."""
        names = self.sharing_with(names)
        for name in names:
            self.filled.pop(name, None)
        if names:
            self.known = {name: value for name, value in self.known.items() if not isinstance(value, core.Index)}

    def sharing_with(self, names: Iterable[str]) -> frozenset[str]:
        """These variables and those that may share their memory."""
        return self.sharing.with_others(names, self.fresh)

    def literal(self, name: str) -> core.Expression | None:
        """The literal that a variable holds."""
        found = self.known.get(name)
        return None if isinstance(found, core.Index) else found

    def assume(self, left: Linear, right: Linear) -> None:
        """From here on the two are equal: a check has seen to that. What is a size for one is not below 0 for the other."""
        if self.at_least(left, 0) or self.at_least(right, 0):
            self.not_negative |= {left, right}
        difference = self.normal(left - right)
        for atom, factor in difference.terms:
            if factor in (1, -1):
                self.same[atom] = (of(atom) - difference.scaled(factor)).substituted(lambda found: None)
                return


def _at_least_zero(amount: Linear) -> int | None:
    """The constant, where all that is added to it is sizes."""
    if all(factor > 0 and _is_size(atom) for atom, factor in amount.terms):
        return amount.constant
    return None


def _is_size(atom: Atom) -> bool:
    if isinstance(atom, Amount):
        return isinstance(atom.expression, core.Primitive) and atom.expression.name in ("cols", "rows", "len", "size")
    return isinstance(atom, Size)


def mentions(value: object, name: str) -> bool:
    match value:
        case Linear():
            return any(mentions(atom, name) for atom in value.atoms())
        case Size(tensor=found) | Symbol(name=found):
            return found == name
        case Quotient(amount=amount):
            return mentions(amount, name)
        case Amount(expression):
            return any(isinstance(node, core.Variable) and node.name == name for node in walk(expression))
        case tuple():
            return any(mentions(item, name) for item in value)
    return False


def _reads(value: object, name: str) -> bool:
    """Whether an amount depends on what a tensor holds, not on its sizes alone."""
    match value:
        case Linear():
            return any(_reads(atom, name) for atom in value.atoms())
        case Quotient(amount=amount):
            return _reads(amount, name)
        case Amount():
            return mentions(value, name)
        case tuple():
            return any(_reads(item, name) for item in value)
    return False


# Reading amounts -------------------------------------------------------------------------------------------------------------


def amount_of(node: core.Expression, facts: Facts) -> Linear | None:
    """A whole-number expression as an amount; None where it is no sum of what is known."""
    match node:
        case core.Whole(value=value):
            return amount_of(value, facts)
        case core.Constant(value=bool()):
            return None
        case core.Constant(value=int() as value):
            return number(value)
        case core.Variable(name=name):
            return facts.normal(of(Symbol(name))) if node.kind.is_single and node.kind.dtype == "int" else None
        case core.Primitive(name="add" | "subtract" as operator, arguments=(core.Expression() as left, core.Expression() as right)):
            first, second = amount_of(left, facts), amount_of(right, facts)
            if first is None or second is None:
                return None
            return first + second if operator == "add" else first - second
        case core.Primitive(name="multiply", arguments=(core.Expression() as left, core.Expression() as right)):
            first, second = amount_of(left, facts), amount_of(right, facts)
            if first is None or second is None:
                return None
            if first.value is not None:
                return second.scaled(first.value)
            return first.scaled(second.value) if second.value is not None else None
        case core.Primitive(name="div", arguments=(core.Expression() as left, core.Constant(value=int() as divisor))) if divisor > 0:
            found = amount_of(left, facts)
            return None if found is None or not facts.at_least(found, 0) else of(Quotient(facts.normal(found), divisor))
        case core.Primitive(name="negate", arguments=(core.Expression() as inner,)):
            found = amount_of(inner, facts)
            return None if found is None else found.scaled(-1)
        case core.Primitive(name="minimum" | "maximum", arguments=(core.Expression() as left, core.Expression() as right)):
            first, second = amount_of(left, facts), amount_of(right, facts)
            if first is None or second is None:
                return None
            return _bounded(node, [first, second], facts)
        case core.Primitive():
            return size_of(node, facts)
    return None


def _bounded(node: core.Primitive, parts: list[Linear], facts: Facts) -> Linear:
    """The least or the greatest of two amounts: an amount of its own that has bounds."""
    atom = Amount(node)
    if node.name == "maximum":
        facts.bounds[atom] = (tuple(parts), ())
    else:
        facts.bounds[atom] = ((Linear(),) if all(facts.at_least(part, 0) for part in parts) else (), tuple(parts))
    return of(atom)


def size_of(node: core.Primitive, facts: Facts) -> Linear | None:
    """`v.len()`, `A.rows`, `A.cols`, `A.shape[1]` of a tensor variable."""
    match node:
        case core.Primitive(name="len" | "rows" | "cols" as asked, arguments=(core.Variable(name=tensor) as variable,)):
            rank = facts.ranks.get(tensor)
            if variable.kind.base is Base.LIST:
                return None
            if variable.kind.base is Base.NUMERIC and tensor not in facts.indexed:
                return of(Amount(node))
            if asked == "len":
                return facts.size(tensor, 0)
            if rank is None:
                return of(Amount(node))
            if rank < (2 if asked == "rows" else 1):
                return None
            return facts.size(tensor, rank - 2 if asked == "rows" else rank - 1)
        case core.Primitive(
            name="axis_size",
            arguments=(
                core.Primitive(name="shape", arguments=(core.Variable(name=tensor),)),
                core.Constant(value=int() as axis),
            ),
        ) if axis < facts.ranks.get(tensor, 0):
            return facts.size(tensor, axis)
        case core.Primitive(name="len" | "size" | "cols", arguments=(core.Index() as row,)):
            return _size_of_row(row, facts)
    return None


def _size_of_row(row: core.Index, facts: Facts) -> Linear | None:
    """`len(A[0])`, where A certainly has such a row."""
    tensor, places = fixed_part(row)
    if not places or facts.ranks.get(tensor) != len(places) + 1:
        return None
    sizes = [facts.size(tensor, axis) for axis in range(len(places))]
    there = all(
        facts.at_least(size, place + 1) or (place == 0 and size in facts.passing) for place, size in zip(places, sizes, strict=True)
    )
    return facts.size(tensor, len(places)) if there else None


def fixed_part(node: core.Expression) -> tuple[str, tuple[int, ...]]:
    """The tensor variable and the places of `A[0]`, `A[0][1]`; no places for anything else."""
    match node:
        case core.Variable(name=name):
            return name, ()
        case core.Index(target=target, subscripts=subscripts):
            name, outer = fixed_part(target)
            own = [part.value for part in subscripts if isinstance(part, core.Constant) and isinstance(part.value, int) and part.value >= 0]
            if name and len(own) == len(subscripts):
                return name, (*outer, *own)
    return "", ()
