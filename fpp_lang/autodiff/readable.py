"""The last touches to a way back: each group of lines says which line it goes back through, and no value has two names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence

from fpp_lang.autodiff import make
from fpp_lang.autodiff.places import LOOPS, name_of, writes_of
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.walk import rebuild, walk

MOST_LETTERS = 60
"""A line that is longer is not said again."""


def line_of(node: core.Statement) -> str | None:
    """What a statement of the way forth says, where that is one short line; of a loop or choice its header."""
    first, *more = node.span.text.strip().splitlines() or [""]
    first = first.partition("//")[0].partition("#")[0].strip()
    if (more and not isinstance(node, (*LOOPS, core.If))) or not first or len(first) > MOST_LETTERS:
        return None
    return first


def with_comment(lines: Sequence[core.Statement], node: core.Statement) -> list[core.Statement]:
    """The lines that go back through a statement, each with what it says."""
    said = line_of(node)
    return [updated(line, comments=core.Comments((), said)) if said else line for line in lines]


def with_one_comment(statements: Sequence[core.Statement]) -> list[core.Statement]:
    """Of the lines of one group, the first says what it goes back through."""

    def change(part: core.Node) -> core.Node:
        if isinstance(part, core.Block):
            return updated(part, statements=tuple(with_one_comment(part.statements)))
        return part if isinstance(part, core.Expression) else rebuild(part, change)

    found: list[core.Statement] = []
    before: str | None = None
    for node in statements:
        said = node.comments.after
        if said is not None and said == before:
            node = updated(node, comments=core.Comments(node.comments.before))
        before = said
        found.append(change(node))  # type: ignore[arg-type]
    return found


def with_literals(statements: Sequence[core.Statement], made: Container[str], read: Sequence[core.Node] = ()) -> list[core.Statement]:
    """A derivative that is 1 and stays 1 is left out: `d_Loss = 1.0` before a loop that adds to `Loss`. `read`: what is read afterwards."""
    written = Counter(name for node in statements for part in walk(node) if isinstance(part, core.Statement) for name in _written(part))
    kept = {name for node in read for name in _names(node)}
    ones = {
        node.target.name
        for node in statements
        if isinstance(node, core.Assign) and isinstance(node.target, core.Variable) and make.value_of(node.value) == 1
        if node.target.name in made and node.target.name not in kept and written[node.target.name] == 1
    }

    def change(part: core.Node) -> core.Node:
        new = rebuild(part, change)
        match new:
            case core.Variable(name=name) if name in ones:
                return make.constant(1.0)
            case core.Primitive(name="multiply", arguments=(core.Expression() as left, core.Expression() as right)) if new != part:
                return _product(left, right)
        return new

    if not ones:
        return list(statements)
    return [change(node) for node in statements if not (isinstance(node, core.Assign) and name_of(node.target) in ones)]  # type: ignore[misc]


def _product(left: core.Expression, right: core.Expression) -> core.Expression:
    """A product without a factor 1.0, where it holds fractions without it."""
    match left:
        case core.Primitive(name="multiply", arguments=(core.Constant() as first, core.Expression() as second)) if _is_one(second):
            return _product(second, make.primitive("multiply", first, right))
    for one, other in ((left, right), (right, left)):
        if _is_one(one) and not other.kind.is_whole:
            return other
    return make.primitive("multiply", left, right)


def _is_one(node: core.Expression) -> bool:
    return isinstance(node, core.Constant) and isinstance(node.value, float) and node.value == 1


def _written(node: core.Statement) -> Iterator[str]:
    return (name for name, _ in writes_of(node, lambda key: True))


def with_one_name(statements: Sequence[core.Statement], made: Container[str], read: Sequence[core.Node] = ()) -> list[core.Statement]:
    """`a, b = f(x)` and `d_x = a` behind it give the value the name `d_x` at once; `read`: what is read of the lines afterwards."""
    found = list(statements)
    for place in range(len(found) - 1, -1, -1):
        match found[place]:
            case core.Assign(target=core.Variable() as name, value=core.Variable(name=old)) if old in made and old != name.name:
                start = _only_set(found, old, place, read)
                if start is not None and not any(name.name in _names(node) for node in found[start:place]):
                    found[start] = _renamed(found[start], old, name)
                    del found[place]
    return found


def _only_set(statements: Sequence[core.Statement], name: str, place: int, read: Sequence[core.Node]) -> int | None:
    """Where a name is set that is read in one place alone, and in no block."""
    if any(name in _names(node) for node in read):
        return None
    where = [number for number, node in enumerate(statements) if name in _names(node)]
    if len(where) != 2 or where[1] != place:
        return None
    match statements[where[0]]:
        case core.Assign(target=core.Variable(name=other), value=value) if other == name and name not in _names(value):
            return where[0]
        case core.Assign(target=core.Targets(items=items), value=value) if name in map(name_of, items) and name not in _names(value):
            return where[0]
    return None


def _names(node: core.Node) -> list[str]:
    return [part.name for part in walk(node) if isinstance(part, core.Variable)]


def _renamed(node: core.Statement, old: str, new: core.Variable) -> core.Statement:
    def change(part: core.Node) -> core.Node:
        if isinstance(part, core.Variable) and part.name == old:
            return updated(part, name=new.name, where=new.where)
        return rebuild(part, change)

    found = change(node)
    assert isinstance(found, core.Statement)
    return found


def with_signs_in_front(statements: Sequence[core.Statement]) -> list[core.Statement]:
    """`-(a * b / c)` is `-a * b / c`."""
    return [sign_in_front(node) for node in statements]  # type: ignore[misc]


def sign_in_front(node: core.Node) -> core.Node:
    new = rebuild(node, sign_in_front)
    match new:
        case core.Primitive(name="negate", arguments=(core.Primitive(name="multiply" | "divide") as product,)):
            return _with_minus(product)
    return new


def _with_minus(node: core.Expression) -> core.Expression:
    """A product with a minus before its first factor; true and false stay what they are."""
    match node:
        case core.Primitive(name="multiply", arguments=(core.Expression() as first, core.Expression() as rest)) if first.kind.is_truth:
            return updated(node, arguments=(first, _with_minus(rest)))
        case core.Primitive(name="multiply" | "divide", arguments=(core.Expression() as first, core.Expression() as rest)):
            return updated(node, arguments=(_with_minus(first), rest))
    return make.negated(node)
