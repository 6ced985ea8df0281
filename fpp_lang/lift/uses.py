"""Questions about statements: what they bind, where they store, how deep tensors are indexed."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from itertools import product
from typing import TypeVar, cast

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import rebuild, walk
from fpp_lang.numpy_rules.argument_tests import literal

N = TypeVar("N", bound=core.Node)

OF_ROWS = frozenset({"len", "sum", "prod", "max", "min", "mean", "any", "all", "std", "var", "argmax", "argmin", "median"})
"""What is asked of a row, not of a number: where no call says otherwise, what a loop walks is a matrix then."""


def assigned_in(node: core.Node) -> set[str]:
    """The variables that a statement may bind anew, or that a call in it may."""
    found: set[str] = set()
    for part in walk(node):
        match part:
            case core.Assign(target=target):
                found |= {inner.name for inner in _targets(target) if isinstance(inner, core.Variable)}
            case core.Update(target=core.Variable(name=name) as target):
                if target.kind.base is not Base.TENSOR:
                    found.add(name)
            case core.ForCount(variable=name) | core.Visit(variable=name):
                found.add(name)
            case core.ForRows(variable=name, position=position) | core.ForElements(variable=name, position=position):
                found |= {name, *([position] if position else [])}
            case core.ForAll(variable=name, position=position):
                found |= {name, *([position] if position else [])}
            case core.ForEach(unpack=names, position=position):
                found |= set(names) | ({position} if position else set())
            case core.Try(name=str() as name):
                found.add(name)
            case core.Define(function=function):
                found.add(function.name)
            case core.Primitive(name="append" | "pop" | "insert", arguments=(core.Variable(name=name), *_)):
                found.add(name)
    return found


def elements_of(node: core.Node) -> dict[str, set[str]]:
    """The variables of a loop that are elements themselves, with those of which they are."""
    match node:
        case core.ForEach(visits=visits):
            return {visit.variable: names_in(visit.iterable) for visit in visits if visit.live}
        case core.ForRows(variable=name, iterable=walked) | core.ForAll(variable=name, iterable=walked):
            return {name: names_in(walked)}
        case core.ForElements(variable=name, row=row):
            return {name: {row}}
    return {}


def is_variable(node: core.Node, name: str) -> bool:
    return isinstance(node, core.Variable) and node.name == name


def with_value(node: N, name: str, value: core.Expression) -> N:
    """The node with a value where a variable stands."""
    return cast(N, value) if is_variable(node, name) else rebuild(node, lambda part: with_value(part, name, value))


def renamed(node: N, names: Mapping[str, str]) -> N:
    """The node with other names for variables, those that comprehensions bind among them."""
    match node:
        case core.Variable(name=name) if name in names:
            return cast(N, updated(node, name=names[name]))
        case core.Clause(variables=variables):
            node = cast(N, updated(node, variables=tuple(names.get(name, name) for name in variables)))
    return rebuild(node, lambda part: renamed(part, names)) if names else node


def names_in(node: core.Node) -> set[str]:
    return {part.name for part in walk(node) if isinstance(part, core.Variable)}


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
            case core.MethodCall(target=target, arguments=arguments, keywords=keywords):
                found |= _roots((target, *arguments, *(value for _, value in keywords)))
            case core.SuperCall(arguments=arguments, keywords=keywords):
                found |= _roots((*arguments, *(value for _, value in keywords)))
            case core.Call(arguments=arguments) | core.Apply(arguments=arguments) | core.New(arguments=arguments):
                found |= _roots(arguments)
    return found


def changed_in(node: core.Node, elements: Container[str], protects: Callable[[str], bool]) -> set[str]:
    """As `stored_in`, without the variables that are only bound anew; those of `elements` never are."""
    bound: set[str] = set()
    stored: set[str] = set()
    for part in walk(node):
        if isinstance(part, core.Assign | core.Update):
            for inner in _targets(part.target):
                root = root_of(inner)
                in_place = isinstance(part, core.Update) and isinstance(inner, core.Variable) and inner.kind.base is Base.TENSOR
                if root is not None:
                    (stored if in_place or root in elements or not isinstance(inner, core.Variable) else bound).add(root)
    return stored_in(node, protects) - (bound - stored)


def _roots(nodes: Iterable[core.Expression | None]) -> set[str]:
    return {root for node in nodes if node is not None and (root := root_of(node)) is not None}


def root_of(node: core.Node) -> str | None:
    """The variable of which an expression is a part."""
    while isinstance(node, core.Index | core.AtPlace | core.Field):
        node = node.target
    return node.name if isinstance(node, core.Variable) else None


def _targets(target: core.Target) -> list[core.Node]:
    if isinstance(target, core.Targets):
        return [inner for item in target.items for inner in _targets(item)]
    return [target]


def shape_of_other(node: core.Expression) -> str | None:
    """The tensor whose shape a new one certainly has, at any rank."""
    match node:
        case core.Primitive(name="zeros" | "ones", arguments=(core.Primitive(name="shape", arguments=(core.Variable(name=other),)),)):
            return other
        case (
            core.Primitive(name="clone", arguments=(core.Variable(name=other),))
            | core.Copy(value=core.Variable(name=other))
            | core.Variable(name=other)
        ):
            return other
    return None


def turned_shape_of_other(node: core.Expression) -> str | None:
    """The tensor of whose shape a new one has all sizes but the last two, and these in the other order."""
    match node:
        case core.Primitive(
            name="zeros" | "ones",
            arguments=(
                core.Primitive(
                    name="concat",
                    arguments=(
                        core.ToTensor(
                            value=core.Index(
                                target=core.Primitive(name="shape", arguments=(core.Variable(name=other),)),
                                subscripts=(core.Slice(start=None, stop=core.Expression() as stop, step=None),),
                            )
                        ),
                        core.Bracket(
                            items=(
                                core.Primitive(name="cols", arguments=(core.Variable(name=cols),)),
                                core.Primitive(name="rows", arguments=(core.Variable(name=rows),)),
                            )
                        ),
                    ),
                ),
            ),
        ) if cols == rows == other and literal(stop) == -2:
            return other
    return None


def indexed_in(node: core.Node) -> frozenset[str]:
    """The variables that are read or stored by index: certainly no numbers."""
    found = {root_of(part) for part in walk(node) if isinstance(part, core.Index)}
    return frozenset(name for name in found if name is not None)


def computed_shown(function: core.Node, shown: Mapping[str, frozenset[int]]) -> dict[str, frozenset[int]]:
    """The ranks of what is computed element by element from parameters whose ranks are shown: `dx = x / n` is as deep as `x`."""
    found = dict(shown)
    for node in walk(function):
        match node:
            case core.Assign(target=core.Variable(name=name), value=core.Primitive() as value):
                ranks = _ranks_computed(value, found)
                if any(ranks):
                    found[name] = found.get(name, frozenset()) | ranks
    return found


def _ranks_computed(node: core.Expression | None, shown: Mapping[str, frozenset[int]]) -> frozenset[int]:
    match node:
        case core.Variable(name=name):
            return shown.get(name, frozenset())
        case core.Primitive(name=name, arguments=arguments) if PRIMITIVES[name].elementwise:
            operands = [ranks for argument in arguments if (ranks := _ranks_computed(argument, shown))]
            return frozenset(max(ranks) for ranks in product(*operands)) if operands else frozenset()
    return frozenset()


def elements_shown(function: core.Node, shown: Mapping[str, frozenset[int]]) -> dict[str, frozenset[int]]:
    """The ranks of the elements that loops visit, as far as those of what they walk are shown; none where they are not."""
    found = dict(shown)
    for node in walk(function):
        match node:
            case core.Visit(variable=variable, iterable=core.Variable(name=name)):
                found[variable] = frozenset(rank - 1 for rank in found.get(name, ()) if rank)
    return found


def _part_of(node: core.Expression) -> tuple[str, int, int]:
    """The variable of which an expression is a part, how many of its axes are spoken of, and how many of these are taken as a whole."""
    match node:
        case core.Variable(name=name):
            return name, 0, 0
        case core.Index(target=target, subscripts=subscripts):
            name, depth, left = _part_of(target)
            whole = sum(isinstance(part, core.Slice) for part in subscripts)
            return name, depth + max(len(subscripts) - left, 0), max(left - len(subscripts), 0) + whole
    return "", 0, 0


def _name_part(name: str, value: core.Expression, walked: dict[str, tuple[str, int]]) -> None:
    """`row = A[i]` names a part of A, until `row` is something else."""
    root, depth, left = _part_of(value)
    walked.pop(name, None)
    if depth > left and root != name:
        outer, above = walked.get(root, (root, 0))
        walked[name] = outer, above + depth - left


def _ranks_multiplied(
    function: core.Node, deep: Mapping[str, int], asked: Container[str], seen: Mapping[str, set[int | None]]
) -> dict[str, int]:
    """What products tell of ranks: of `Z[b] = X[b] @ Y[b]` where that of Z is certain, as a matrix is the product of matrices; and of
    factors that are `asked` for their rows or columns."""
    found: dict[str, int] = {}
    for node in walk(function):
        match node:
            case core.Primitive(name="matmul" | "times", arguments=factors):
                matrices = [part.name for part in factors if isinstance(part, core.Variable) and part.name in asked]
                found |= {name: max(deep.get(name, 0), found.get(name, 0), 2) for name in matrices}
            case core.Assign(target=core.Index() as target, value=core.Primitive(name="matmul" | "times", arguments=factors)):
                root, depth, left = _part_of(target)
                ranks = {rank for rank in seen.get(root, ()) if rank is not None}
                if ranks == {depth - left + 2}:
                    parts = [_part_of(factor) for factor in factors if factor is not None]
                    found |= {name: max(deep.get(name, 0), lost - whole + 2) for name, lost, whole in parts if name}
    return found


def ranks_of(
    function: core.Node, shown: Mapping[str, Iterable[int]], parameters: Iterable[str] = ()
) -> tuple[dict[str, int], frozenset[str]]:
    """The rank of every tensor variable, and those for which it is only likely: the number of indexes that elements are reached with.

    `shown`: the ranks of what the program gives for its parameters. `parameters`: what a caller from outside may give with another rank.
    """
    seen: dict[str, set[int | None]] = {}
    deep: dict[str, int] = {}
    walked: dict[str, tuple[str, int]] = {}
    bound: set[int] = set()
    copies: list[tuple[str, str]] = []
    asked: set[str] = set()
    for node in walk(function):
        match node:
            case core.Assign(target=core.Variable() as target, value=value):
                bound.add(target.id)
                if (like := shape_of_other(value)) is not None:
                    copies.append((target.name, like))
                _name_part(target.name, value, walked)
            case core.Index():
                root, depth, _ = _part_of(node)
                if root:
                    name, above = walked.get(root, (root, 0))
                    deep[name] = max(deep.get(name, 0), depth + above)
            case core.Visit(variable=variable, iterable=core.Variable(name=name)):
                name, above = walked.get(name, (name, 0))
                walked[variable] = name, above + 1
                deep[name] = max(deep.get(name, 0), above + 1)
            case core.Primitive(name=whole, arguments=(core.Variable(name=name), *_)) if whole in OF_ROWS and name in walked:
                name, above = walked[name]
                deep[name] = max(deep.get(name, 0), above if shown.get(name) else above + 1)
            case core.Primitive(name="len", arguments=(core.Variable(name=name),)):
                deep[name] = max(deep.get(name, 0), 1)
            case core.Primitive(name="rows" | "cols", arguments=(core.Variable(name=name),)):
                asked.add(name)
            case core.Primitive(
                name="axis_size",
                arguments=(core.Primitive(name="shape", arguments=(core.Variable(name=name),)), core.Constant(value=int() as axis)),
            ):
                deep[name] = max(deep.get(name, 0), axis + 1)
            case core.Variable(name=name, kind=kind) if kind.base is not Base.NEVER and node.id not in bound:
                seen.setdefault(name, set()).add(kind.rank if kind.base is Base.TENSOR else None)
    deep |= _ranks_multiplied(function, deep, asked, seen)
    deep |= {name: max(deep[name], 2) for name in asked & deep.keys()}  # a vector has rows as well, and says nothing else
    certain = {
        name: rank
        for name, (rank, *others) in seen.items()
        if rank is not None and not others and {*shown.get(name, ())} <= {rank} and name not in parameters
    }
    likely = {name: max(*ranks, deep.get(name, 0)) for name, ranks in shown.items()}
    for name, found in seen.items():
        known = [rank for rank in found if rank is not None]
        if len(known) == 1 and name not in likely:
            likely[name] = max(known[0], deep.get(name, 0))
    for name, like in copies:
        likely[name] = max(ranks.get(part, 0) for ranks in (deep, likely, certain) for part in (name, like))
    return {**deep, **likely, **certain}, frozenset({*deep, *likely} - set(certain))
