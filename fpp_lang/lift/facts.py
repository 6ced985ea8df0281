"""What statements make known, one after the other; facts are forgotten when a variable changes."""

from __future__ import annotations

from collections.abc import Callable

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import children
from fpp_lang.lift.amounts import Amount, Facts, amount_of, fixed_part, mentions
from fpp_lang.lift.entry import refused_ranks
from fpp_lang.lift.linear import Linear, number
from fpp_lang.lift.sharing import is_new, still_alone, swapped_by
from fpp_lang.lift.uses import assigned_in, shape_of_other, stored_in, turned_shape_of_other
from fpp_lang.numpy_rules.argument_tests import literal

OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<"}


def learn(node: core.Statement, facts: Facts, protects: Callable[[str], bool] = lambda key: False) -> None:
    """What a statement that is not a loop makes known."""
    facts.fresh = still_alone(node, facts.fresh, protects)
    match node:
        case core.Assign() if swapped := swapped_by(node):
            alone = facts.fresh & swapped
            (facts.renew if all(keeps_shape(node, name, facts) for name in swapped) else facts.forget)(swapped)
            facts.fresh |= alone
        case core.Assign(target=core.Variable(name=name), value=value):
            if isinstance(value, core.Copy) and isinstance(value.value, core.Variable) and value.value.name == name:
                facts.fresh.add(name)
                return
            if _is_changed_by_element(value, name):
                facts.stored([name])
                return
            facts.not_negative |= {room for _, room in places_read(value, facts)}
            amount = amount_of(value, facts) if value.kind.is_single else None
            shape = shape_made(value, facts)
            new = is_new(value)
            fill = _fill_of(value)
            (facts.renew if keeps_shape(node, name, facts) else facts.forget)([name])
            if new:
                facts.fresh.add(name)
            if amount is not None and not mentions(amount, name):
                facts.whole[name] = amount
            if shape is not None and not mentions(shape, name):
                facts.sizes[name] = shape
                facts.not_negative |= set(shape)
                if fill is not None:
                    facts.filled[name] = fill
            like = shape_of_other(value)
            if like is not None and like != name:
                facts.like[name] = facts.like.get(like, like)
                if fill is not None:
                    facts.filled[name] = fill
            turned = turned_shape_of_other(value)
            if turned in facts.deep - {name}:
                facts.turned[name] = facts.like.get(turned, turned)
            if isinstance(value, core.Bracket) and value.form == "list" and all(is_number(item, facts) for item in value.items):
                facts.begun[name] = value.items
            if _is_literal(value) or (_is_element(value, facts) and not mentions(Amount(value), name)):
                facts.known[name] = value
        case core.Update(target=core.Variable(name=name) as target) if target.kind.is_single:
            facts.forget([name])
        case core.Evaluate(value=core.Primitive(name="append", arguments=(core.Variable(name=name), core.Expression() as item))) if (
            name in facts.begun and is_number(item, facts)
        ):
            facts.begun[name] += (item,)
        case core.If(branches=((test, block),), otherwise=None) if isinstance(block.statements[-1], core.Throw | core.Return):
            _learn_refused(test, facts)
            facts.tested |= {name for name, rank in refused_ranks(test).items() if facts.ranks.get(name) == rank}
        case _:
            facts.forget(assigned_in(node))
            facts.stored(stored_in(node, protects))


def keeps_shape(node: core.Statement, name: str, facts: Facts) -> bool:
    """Whether a tensor that a statement binds anew has the shape that its variable had."""
    rank = facts.ranks.get(name)
    match node:
        case core.Assign(target=core.Variable(), value=value) if rank:
            shape = shape_made(value, facts)
            alike = (
                shape is not None and len(shape) == rank and all(facts.equal(facts.size(name, axis), shape[axis]) for axis in range(rank))
            )
            return alike or _is_changed_by_element(value, name)
        case core.Assign() if rank:
            others = swapped_by(node)
            return bool(others) and all(_alike(name, other, facts) for other in others)
        case core.Update(target=core.Variable(kind=kind), renews=False):
            return kind.base is Base.TENSOR
    return False


def _alike(one: str, other: str, facts: Facts) -> bool:
    """Whether two tensors certainly have one shape."""
    rank = facts.ranks.get(one, 0)
    certain = facts.like.get(one, one) == facts.like.get(other, other) or not (facts.is_open(one) or facts.is_open(other))
    return (
        certain
        and rank == facts.ranks.get(other)
        and all(facts.equal(facts.size(one, axis), facts.size(other, axis)) for axis in range(rank))
    )


def places_read(node: core.Node, facts: Facts) -> list[tuple[str, Linear]]:
    """What is not below 0 because an expression reads a fixed place: `A[0]` says that A has a row."""
    if isinstance(node, core.Conditional | core.Logic | core.Lambda | core.Comprehension):
        return []
    tensor, places = fixed_part(node) if isinstance(node, core.Index) else ("", ())
    there = [(tensor, facts.size(tensor, axis).plus(-place - 1)) for axis, place in enumerate(places[: facts.ranks.get(tensor, 0)])]
    return there + [found for part in children(node) for found in places_read(part, facts)]


def _is_changed_by_element(node: core.Expression, name: str) -> bool:
    """Whether a tensor is made of another one of its name, number by number, so that its shape stays: `P = np.clip(P, 0, 1)`."""
    match node:
        case core.Primitive(name=operation, arguments=(core.Variable(name=found, kind=kind), *others)) if found == name:
            by_element = PRIMITIVES[operation].elementwise and kind.base is Base.TENSOR
            return by_element and all(other is not None and other.kind.is_single and not mentions(Amount(other), name) for other in others)
    return False


def knowing(test: core.Expression, facts: Facts) -> Facts:
    """The facts where a test holds."""
    found = facts.copy()
    _learn_held(test, found)
    return found


def _learn_held(test: core.Expression, facts: Facts) -> None:
    match test:
        case core.Logic(operator="and", items=items):
            for item in items:
                _learn_held(item, facts)
        case core.Compare(first=first, rest=(("<" | "<=" | ">" | ">=" as sign, other),)):
            left, right = amount_of(first, facts), amount_of(other, facts)
            if left is not None and right is not None:
                larger, smaller = (right, left) if sign.startswith("<") else (left, right)
                facts.not_negative.add(facts.normal(larger - smaller).plus(-1 if len(sign) == 1 else 0))


def _learn_refused(test: core.Expression, facts: Facts) -> None:
    """What holds after `if a.len() != b.len(): throw`."""
    match test:
        case core.Logic(operator="or", items=items):
            for item in items:
                _learn_refused(item, facts)
        case core.Compare(
            first=core.Primitive(name="rank", arguments=(core.Variable(name=name),)), rest=(("!=", core.Constant(value=rank)),)
        ) if facts.ranks.get(name) == rank:
            facts.tested.add(name)
        case core.Compare(first=core.Primitive(name="rank", arguments=(core.Variable(name=name),)), rest=(("<", core.Constant(value=2)),)):
            facts.deep.add(name)
        case core.Compare(first=first, rest=(("<" | "<=" | ">" | ">=" as sign, other),)):
            _learn_held(updated(test, rest=((OPPOSITE[sign], other),)), facts)
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


def shape_made(node: core.Expression, facts: Facts) -> tuple[Linear, ...] | None:
    """The sizes of the tensor that an expression makes, where they are known."""
    match node:
        case core.Bracket(form="tensor", items=items) if node.kind.rank == 1:
            return (number(len(items)),)
        case core.Bracket(form="tensor", items=(core.Bracket(items=first), *others)) if node.kind.rank == 2:
            return number(len(others) + 1), number(len(first))
        case core.Primitive(
            name="zeros" | "ones", arguments=(core.Primitive(name="shape", arguments=(core.Variable(name=tensor, kind=kind),)),)
        ):
            rank = facts.ranks.get(tensor) if kind.base is Base.TENSOR or tensor in facts.indexed else None
            return None if rank is None else tuple(facts.size(tensor, axis) for axis in range(rank))
        case core.Primitive(name="zeros" | "ones", arguments=arguments):
            sizes = [amount_of(argument, facts) for argument in arguments if argument is not None]
            return tuple(size for size in sizes if size is not None) if None not in sizes else None
        case core.Primitive(name="reshape", arguments=(_, *arguments)):
            sizes = [amount_of(argument, facts) for argument in arguments if argument is not None]
            known = [size for size in sizes if size is not None and facts.at_least(size, 0)]
            return tuple(known) if len(known) == len(sizes) else None
        case core.Primitive(name="full", arguments=(core.Bracket(items=items) | core.Pair(items=items), _)):
            sizes = [amount_of(item, facts) for item in items]
            return tuple(size for size in sizes if size is not None) if None not in sizes else None
        case core.Primitive(name="identity" | "full", arguments=(core.Expression() as size, *_)):
            amount = amount_of(size, facts)
            return None if amount is None else (amount, amount) if node.name == "identity" else (amount,)
        case (
            core.Primitive(name="clone", arguments=(core.Variable(name=tensor),))
            | core.Copy(value=core.Variable(name=tensor))
            | core.Variable(name=tensor)
        ):
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


def is_number(node: core.Expression, facts: Facts) -> bool:
    """Whether it is one number, and no tensor."""
    return (node.kind.base is Base.NUMBER and not node.kind.is_truth) or _is_element(node, facts)


def _is_element(node: core.Expression, facts: Facts) -> bool:
    """An element of a tensor at a fixed place."""
    depth = 0
    while isinstance(node, core.Index) and all(map(_is_place, node.subscripts)):
        depth += len(node.subscripts)
        node = node.target
    match node:
        case core.Variable(name=name, where=core.Where.LOCAL, kind=kind) if kind.may_be_tensor:
            return depth > 0 and depth == facts.ranks.get(name)
    return False


def _is_place(node: core.Expression | core.Slice) -> bool:
    return isinstance(node, core.Constant) or (isinstance(node, core.Whole) and _is_place(node.value))


def _fill_of(node: core.Expression) -> float | None:
    match node:
        case core.Primitive(name="zeros"):
            return 0.0
        case core.Primitive(name="ones"):
            return 1.0
        case core.Primitive(name="full", arguments=(_, core.Expression() as value)):
            number_of = literal(value)
            return None if number_of is None else float(number_of)
    return None
