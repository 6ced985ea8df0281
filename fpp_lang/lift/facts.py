"""What is known at a place of a function: sizes of tensors, whole numbers by name, what is filled with one number.

Facts are learnt statement by statement and forgotten when a variable changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base
from fpp_lang.core.walk import walk
from fpp_lang.lift.linear import Atom, Linear, Size, Symbol, number, of
from fpp_lang.lift.model import Axis


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount that is no sum: it is compared as it stands."""

    expression: core.Expression


@dataclass(slots=True)
class Facts:
    """`ranks`: of the function's tensors, as its text uses them. `same`: atoms that are known to be equal to an amount."""

    ranks: dict[str, int]
    whole: dict[str, Linear] = field(default_factory=dict)
    sizes: dict[str, tuple[Linear, ...]] = field(default_factory=dict)
    filled: dict[str, float] = field(default_factory=dict)
    same: dict[Atom, Linear] = field(default_factory=dict)
    bounds: dict[Atom, tuple[tuple[Linear, ...], tuple[Linear, ...]]] = field(default_factory=dict)
    not_negative: set[Linear] = field(default_factory=set)
    fresh: set[str] = field(default_factory=set)
    like: dict[str, str] = field(default_factory=dict)
    empty: set[str] = field(default_factory=set)
    known: dict[str, core.Expression] = field(default_factory=dict)

    def copy(self) -> Facts:
        return Facts(
            self.ranks,
            dict(self.whole),
            dict(self.sizes),
            dict(self.filled),
            dict(self.same),
            dict(self.bounds),
            set(self.not_negative),
            set(self.fresh),
            dict(self.like),
            set(self.empty),
            dict(self.known),
        )

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

    def least(self, amount: Linear) -> int | None:
        """A number that the amount is certainly not below."""
        amount = self.normal(amount)
        best = _at_least_zero(amount)
        for known in self.not_negative:
            other = _at_least_zero(amount - self.normal(known))
            if other is not None and (best is None or other > best):
                best = other
        for atom in amount.atoms():
            lows, highs = self.bounds.get(atom, ((), ()))
            for bound in lows if amount.factor(atom) > 0 else highs:
                other = self.least(amount + (bound - of(atom)).scaled(amount.factor(atom)))
                if other is not None and (best is None or other > best):
                    best = other
        return best

    def at_least(self, amount: Linear, least: int) -> bool:
        found = self.least(amount)
        return found is not None and found >= least

    def equal(self, left: Linear, right: Linear) -> bool:
        return self.normal(left - right) == Linear()

    # Learning ----------------------------------------------------------------------------------------------------------------

    def forget(self, names: Iterable[str]) -> None:
        """These variables may have changed."""
        for name in names:
            for table in (self.whole, self.sizes, self.filled):
                table.pop(name, None)
                for key in [key for key, value in table.items() if _mentions(value, name)]:
                    del table[key]
            self.same = {atom: amount for atom, amount in self.same.items() if not _mentions(of(atom), name) and not _mentions(amount, name)}
            self.bounds = {atom: pair for atom, pair in self.bounds.items() if not _mentions(of(atom), name) and not _mentions(pair, name)}
            self.not_negative = {amount for amount in self.not_negative if not _mentions(amount, name)}
            self.like = {one: other for one, other in self.like.items() if name not in (one, other)}
            self.fresh.discard(name)
            self.empty.discard(name)
            self.known.pop(name, None)

    def assume(self, left: Linear, right: Linear) -> None:
        """From here on the two are equal: a check has seen to that."""
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


def _mentions(value: object, name: str) -> bool:
    match value:
        case Linear():
            return any(_mentions(atom, name) for atom in value.atoms())
        case Size(tensor=found) | Symbol(name=found):
            return found == name
        case Amount(expression):
            return any(isinstance(node, core.Variable) and node.name == name for node in walk(expression))
        case tuple():
            return any(_mentions(item, name) for item in value)
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
            if variable.kind.base is Base.NUMERIC:
                return of(Amount(node))
            if asked == "len":
                return facts.size(tensor, 0)
            if rank is None or rank < (2 if asked == "rows" else 1):
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
    return None


def learn(node: core.Statement, facts: Facts, protects: Callable[[str], bool] = lambda key: False) -> None:
    """What a statement that is not a loop makes known."""
    match node:
        case core.Assign(target=core.Variable(name=name), value=value):
            if isinstance(value, core.Copy) and isinstance(value.value, core.Variable) and value.value.name == name:
                facts.fresh.add(name)
                return
            amount = amount_of(value, facts) if value.kind.is_single else None
            shape = _shape_made(value, facts)
            fill = _fill_of(value)
            facts.forget([name])
            if amount is not None and not _mentions(amount, name):
                facts.whole[name] = amount
            if shape is not None and not _mentions(shape, name):
                facts.sizes[name] = shape
                facts.not_negative |= set(shape)
                facts.fresh.add(name)
                if fill is not None:
                    facts.filled[name] = fill
            like = _shape_of_other(value)
            if like is not None and like != name:
                facts.like[name] = facts.like.get(like, like)
                if fill is not None:
                    facts.filled[name] = fill
                facts.fresh.add(name)
            if isinstance(value, core.Bracket) and not value.items and value.form == "list":
                facts.empty.add(name)
            if _is_literal(value):
                facts.known[name] = value
        case core.Update(target=core.Variable(name=name) as target) if target.kind.is_single:
            facts.forget([name])
        case core.If(branches=((test, block),), otherwise=None) if isinstance(block.statements[-1], core.Throw | core.Return):
            _learn_refused(test, facts)
        case _:
            facts.forget(assigned_in(node))
            for name in stored_in(node, protects):
                facts.filled.pop(name, None)


def _learn_refused(test: core.Expression, facts: Facts) -> None:
    """What holds after `if a.len() != b.len(): throw`."""
    match test:
        case core.Logic(operator="or", items=items):
            for item in items:
                _learn_refused(item, facts)
        case core.Compare(first=first, rest=(("!=", other),)):
            left, right = amount_of(first, facts), amount_of(other, facts)
            if left is not None and right is not None:
                facts.assume(left, right)
            match first, other:
                case (
                    core.Primitive(name="shape", arguments=(core.Variable(name=one),)),
                    core.Primitive(name="shape", arguments=(core.Variable(name=two),)),
                ):
                    facts.like[two] = facts.like.get(one, one)
                    for axis in range(min(facts.ranks.get(one, 0), facts.ranks.get(two, 0))):
                        facts.assume(facts.size(one, axis), facts.size(two, axis))


def _shape_made(node: core.Expression, facts: Facts) -> tuple[Linear, ...] | None:
    match node:
        case core.Primitive(
            name="zeros" | "ones", arguments=(core.Primitive(name="shape", arguments=(core.Variable(name=tensor, kind=kind),)),)
        ):
            rank = facts.ranks.get(tensor) if kind.base is Base.TENSOR else None
            return None if rank is None else tuple(facts.size(tensor, axis) for axis in range(rank))
        case core.Primitive(name="zeros" | "ones", arguments=arguments):
            sizes = [amount_of(argument, facts) for argument in arguments if argument is not None]
            return tuple(size for size in sizes if size is not None) if None not in sizes else None
        case core.Primitive(name="identity" | "full", arguments=(core.Expression() as size, *_)):
            amount = amount_of(size, facts)
            return None if amount is None else (amount, amount) if node.name == "identity" else (amount,)
        case core.Primitive(name="clone", arguments=(core.Variable(name=tensor),)) | core.Copy(value=core.Variable(name=tensor)):
            rank = facts.ranks.get(tensor)
            return None if rank is None else tuple(facts.size(tensor, axis) for axis in range(rank))
    return None


def _is_literal(node: core.Expression) -> bool:
    match node:
        case core.Constant(value=int() | float()):
            return True
        case core.Primitive(name="negate", arguments=(core.Constant(),)):
            return True
    return False


def _shape_of_other(node: core.Expression) -> str | None:
    """The tensor whose shape a new one certainly has, at any rank."""
    match node:
        case core.Primitive(name="zeros" | "ones", arguments=(core.Primitive(name="shape", arguments=(core.Variable(name=other),)),)):
            return other
        case core.Primitive(name="clone", arguments=(core.Variable(name=other),)) | core.Copy(value=core.Variable(name=other)):
            return other
    return None


def _fill_of(node: core.Expression) -> float | None:
    match node:
        case core.Primitive(name="zeros"):
            return 0.0
        case core.Primitive(name="ones"):
            return 1.0
    return None


# Questions about statements --------------------------------------------------------------------------------------------------


def assigned_in(node: core.Node) -> set[str]:
    """The variables that a statement may bind anew, or that a call in it may."""
    found: set[str] = set()
    for part in walk(node):
        match part:
            case core.Assign(target=target):
                found |= {inner.name for inner in _targets(target) if isinstance(inner, core.Variable)}
            case core.Update(target=core.Variable(name=name) as target):
                if not target.kind.base is Base.TENSOR:
                    found.add(name)
            case core.ForCount(variable=name) | core.Visit(variable=name) | core.ForRows(variable=name):
                found.add(name)
            case core.ForElements(variable=name) | core.ForAll(variable=name):
                found.add(name)
            case core.ForEach(unpack=names, position=position):
                found |= set(names) | ({position} if position else set())
            case core.Try(name=str() as name):
                found.add(name)
            case core.Define(function=function):
                found.add(function.name)
            case core.Primitive(name="append" | "pop" | "insert", arguments=(core.Variable(name=name), *_)):
                found.add(name)
    return found


def stored_in(node: core.Node, protects: Callable[[str], bool] = lambda key: False) -> set[str]:
    """The tensors in which a statement may store: by name, and what it gives to calls of functions that do not protect it."""
    found: set[str] = set()
    for part in walk(node):
        match part:
            case core.Assign(target=target) | core.Update(target=target):
                for inner in _targets(target):
                    root = root_of(inner)
                    if root is not None:
                        found.add(root)
            case core.Call(key=key) if protects(key):
                pass
            case core.Call(arguments=arguments) | core.Apply(arguments=arguments):
                found |= {root for argument in arguments if argument is not None and (root := root_of(argument)) is not None}
    return found


def root_of(node: core.Node) -> str | None:
    """The variable of which an expression is a part."""
    while isinstance(node, core.Index | core.AtPlace | core.Field):
        node = node.target
    return node.name if isinstance(node, core.Variable) else None


def _targets(target: core.Target) -> list[core.Node]:
    if isinstance(target, core.Targets):
        return [inner for item in target.items for inner in _targets(item)]
    return [target]


def ranks_of(function: core.Node, known: dict[str, int | None]) -> dict[str, int]:
    """The rank of every tensor variable: as its kind says, else the number of indexes that its elements are reached with."""
    found: dict[str, int] = {name: rank for name, rank in known.items() if rank is not None}
    deep: dict[str, int] = {}
    walked: dict[str, tuple[str, int]] = {}
    for node in walk(function):
        match node:
            case core.Index():
                depth, target = 0, node
                inner: core.Expression = node
                while isinstance(inner, core.Index):
                    depth += len(inner.subscripts)
                    inner = inner.target
                if isinstance(inner, core.Variable):
                    name, above = walked.get(inner.name, (inner.name, 0))
                    deep[name] = max(deep.get(name, 0), depth + above)
            case core.Visit(variable=variable, iterable=core.Variable(name=name)):
                name, above = walked.get(name, (name, 0))
                walked[variable] = name, above + 1
                deep[name] = max(deep.get(name, 0), above + 1)
            case core.Primitive(name="len", arguments=(core.Variable(name=name),)):
                deep[name] = max(deep.get(name, 0), 1)
            case core.Primitive(name="rows" | "cols", arguments=(core.Variable(name=name),)):
                deep[name] = max(deep.get(name, 0), 2)
            case core.Variable(name=name, kind=kind) if kind.base is Base.TENSOR and kind.rank is not None:
                found.setdefault(name, kind.rank)
    return {**deep, **found}


__all__ = ["Amount", "Axis", "Facts", "amount_of", "assigned_in", "learn", "ranks_of", "root_of", "size_of", "stored_in"]
