"""After lifting: what only prepared a loop goes away, and an array that is stored as a whole is made at once.

`T = T.copy()`, `T[...] = np.where(T > 0, T, 0)`, `return T` become `return np.where(T > 0, T, 0)`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Sequence

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.walk import children, rebuild, walk
from fpp_lang.lift import make
from fpp_lang.lift.blocks import blocks
from fpp_lang.lift.checks import tests
from fpp_lang.lift.choices import joined_choices, tests_in_place, with_comments_of
from fpp_lang.lift.conversions import as_fractions, is_view, one_number, own
from fpp_lang.lift.counts import MAKERS
from fpp_lang.lift.entry import tested_first, with_ranks
from fpp_lang.lift.made import Made
from fpp_lang.lift.results import number_given_back, without_starts
from fpp_lang.lift.started import goes_on
from fpp_lang.lift.unread import stored_at_once, stored_behind_tests, without_copies, without_zeros
from fpp_lang.lift.uses import is_variable, root_of

KEEPING_DTYPE = frozenset(
    {"select", "add", "subtract", "multiply", "maximum", "minimum", "fmax", "fmin", "negate", "abs", "sign", "clip", "square"}
)


def tidied(
    body: core.Block,
    made: Made,
    protects: Callable[[str], bool],
    makes: Callable[[core.Expression], bool],
    ours: Container[str],
    outlives: Callable[[str], bool],
) -> core.Block:
    """The body of a function that was lifted.

    `protects`: whether a function leaves what it is given alone; `makes`: whether a value is new; `ours`: the names that lifting gave;
    `outlives`: whether a variable is read behind it.
    """
    body = blocks(body, lambda nodes: goes_on(with_ranks(tested_first(nodes, made.tests)), made.whole, made.narrow))
    body = without_zeros(_stores_to_bindings(body, made, protects), made.whole, makes)
    body = blocks(body, lambda nodes: tested_first(nodes, made.tests))
    body = _stores_in_loops(body, made, protects)
    body = blocks(body, lambda nodes: without_copies(nodes, body, made.statements, ours))
    body = blocks(body, lambda nodes: stored_behind_tests(nodes, body, ours))
    body = blocks(body, lambda nodes: stored_at_once(nodes, body, ours))
    body = blocks(body, lambda nodes: joined_choices(nodes, made.statements))
    body = blocks(body, without_starts)
    counts = _read_counts(body)
    body = blocks(
        body, lambda nodes: tests_in_place(tested_first(_shortened(nodes, counts, made, outlives), made.tests), counts, made.statements)
    )
    body = blocks(body, lambda nodes: _returned(nodes, made))
    return number_given_back(_own_result(body, made))


def reads_of(name: str, node: core.Node) -> int:
    """How often a variable is read; being bound anew is no reading."""
    if isinstance(node, core.Assign) and isinstance(node.target, core.Variable):
        return reads_of(name, node.value)
    own = isinstance(node, core.Variable) and node.name == name
    return own + sum(reads_of(name, child) for child in children(node))


def _read_counts(node: core.Node) -> Counter[str]:
    """How often each variable is read."""
    found: Counter[str] = Counter()
    waiting = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, core.Variable):
            found[part.name] += 1
        bound = isinstance(part, core.Assign) and isinstance(part.target, core.Variable)
        waiting += [part.value] if bound and isinstance(part, core.Assign) else children(part)
    return found


# Tensors that are stored as a whole ------------------------------------------------------------------------------------------


def _stores_to_bindings(body: core.Block, made: Made, protects: Callable[[str], bool]) -> core.Block:
    """`T[...] = E` as `T = E`, where T is the function's own and everything that is ever stored in it is stored as a whole."""
    names = {root for node in walk(body) if node.id in made.whole and (root := root_of(_target(node))) is not None}
    for name in sorted(names):
        start = _start(body.statements, name)
        top = {node.id for node in body.statements if node.id in made.whole}
        if start is None or not _all_whole(body, name, start, top) or _shared(body, name, protects):
            continue
        new = _rebound(list(body.statements), name, start, made)
        if new is not None:
            body = updated(body, statements=tuple(new))
    return body


def _stores_in_loops(body: core.Block, made: Made, protects: Callable[[str], bool]) -> core.Block:
    """`T[...] = E` in a loop as `T = E`, where T is the function's own and every E a new array of fractions, as T is."""
    stores = [node for node in walk(body) if isinstance(node, core.Assign) and node.id in made.whole]
    for name in sorted({root for node in stores if (root := root_of(node.target)) is not None}):
        mine = [node for node in stores if root_of(node.target) == name]
        start = _start(body.statements, name)
        if start is None or not _all_whole(body, name, start, {node.id for node in mine}) or _shared(body, name, protects):
            continue
        first = body.statements[start]
        makes = isinstance(first, core.Assign) and isinstance(first.value, core.Primitive)
        if makes and all(node.value.kind.dtype == "float" and not is_view(node.value) for node in mine):
            body = _rebinding(body, {node.id for node in mine}, name)
    return body


def _rebinding(body: core.Block, stores: set[int], name: str) -> core.Block:
    def change(node: core.Node) -> core.Node:
        if isinstance(node, core.Assign) and node.id in stores:
            return updated(node, target=core.Variable(name, core.Where.LOCAL, kind=node.value.kind))
        return node if isinstance(node, core.Expression) else rebuild(node, change)

    found = change(body)
    assert isinstance(found, core.Block)
    return found


def _target(node: core.Node) -> core.Node:
    assert isinstance(node, core.Assign | core.Update)
    return node.target


def _start(nodes: Sequence[core.Statement], name: str) -> int | None:
    """Where a function makes a tensor, or copies a parameter, to store in it."""
    for place, node in enumerate(nodes):
        match node:
            case core.Assign(target=core.Variable(name=found), value=core.Copy(value=core.Variable(name=same))) if found == same == name:
                return place
            case core.Assign(target=core.Variable(name=found), value=core.Primitive(name=maker)) if found == name and maker in MAKERS:
                return place
    return None


def _all_whole(body: core.Block, name: str, start: int, stores: set[int]) -> bool:
    """Whether every other store in the variable is one of these."""
    for node in walk(body):
        match node:
            case core.Assign(target=target) | core.Update(target=target) if node is not body.statements[start]:
                roots = {root_of(part) for part in ([*target.items] if isinstance(target, core.Targets) else [target])}
                if name in roots and node.id not in stores:
                    return False
            case core.ForRows(iterable=walked) | core.ForAll(iterable=walked) | core.Visit(iterable=walked) if root_of(walked) == name:
                return False  # a loop that stayed may store in its elements
            case core.Define() | core.Lambda():
                return False
    return True


def _shared(body: core.Block, name: str, protects: Callable[[str], bool]) -> bool:
    """Whether another name may mean the same tensor."""
    for node in walk(body):
        match node:
            case core.Assign(target=core.Variable(name=other), value=core.Variable(name=found)) if found == name and other != name:
                return True
            case core.Assign(target=core.Variable(), value=core.Index() as part) if root_of(part) == name:
                return True
            case core.Call(key=key) if protects(key):
                pass
            case core.Assign(target=core.Variable(name=found), value=core.Field()) if found == name:
                return True
            case core.MethodCall() | core.SuperCall() | core.New():
                return True
            case core.Call(arguments=arguments) | core.Apply(arguments=arguments):
                if any(argument is not None and root_of(argument) == name for argument in arguments):
                    return True
    return False


def _rebound(nodes: list[core.Statement], name: str, start: int, made: Made) -> list[core.Statement] | None:
    """The statements with bindings instead of stores; None where the kind of the numbers would change."""
    first = nodes[start]
    assert isinstance(first, core.Assign)
    stores = [place for place, node in enumerate(nodes) if node.id in made.whole and root_of(_target(node)) == name]
    if any(place < start for place in stores) or any(reads_of(name, node) for node in nodes[:start]):
        return None
    copy = first.value if isinstance(first.value, core.Copy) else None
    copied = copy is not None
    between = nodes[start + 1 : stores[0]]
    if not copied and any(reads_of(name, node) for node in between):
        return None
    values = [_value_of(nodes[place], name) for place in stores]
    if not copied and isinstance(nodes[stores[0]], core.Update):
        update = nodes[stores[0]]
        if not isinstance(update, core.Update) or update.id in made.narrow or not _starts_at_identity(first, update):
            return None
        values[0] = update.value
    if not copied and reads_of(name, values[0]):
        return None
    wants_float = copy is None or copy.dtype == "float"
    converts: core.Statement | None = None
    if copy is not None and wants_float and not all(value.kind.dtype == "float" for value in values):
        converted = make.primitive("fractions", copy.value, kind=updated(copy.kind, dtype="float"))
        converts = updated(first, value=converted)
    elif copied and not wants_float and not all(_keeps_dtype(value, name) for value in values):
        return None
    elif not copied:
        values = [as_fractions(value) for value in values]
    else:
        values = [own(value) for value in values]
    found: list[core.Statement] = []
    for place, node in enumerate(nodes):
        if place == start:
            found += [converts] if converts is not None else _tests_of_sizes(node, made)
            if converts is None and node.comments != core.NO_COMMENTS:
                nodes[place + 1] = with_comments_of(node, nodes[place + 1])
        elif place in stores:
            value = values[stores.index(place)]
            if copy is not None and copy.single:
                value = one_number(value)
            variable = core.Variable(name, core.Where.LOCAL, kind=value.kind)
            new = core.Assign(variable, value, span=node.span, id=node.id, comments=nodes[place].comments)
            found.append(new)
        else:
            found.append(_unwrapped(nodes[place], name))
    return found


def _tests_of_sizes(node: core.Statement, made: Made) -> list[core.Statement]:
    """What `np.zeros(n)` refuses, where that line goes."""
    new = tests(made.sizes.get(node.id, ()), node)
    made.tests |= {test.id: made.sizes[node.id] for test in new}
    return new


def _value_of(node: core.Statement, name: str) -> core.Expression:
    match node:
        case core.Assign(value=value):
            return value
        case core.Update(operator=operator, value=value):
            target = node.target if isinstance(node.target, core.Variable) else node.target.target  # type: ignore[union-attr]
            return core.Primitive(
                operator, (target, value), kind=value.kind if value.kind.base is target.kind.base else target.kind, span=node.span
            )
    raise TypeError(type(node).__name__)


def _starts_at_identity(first: core.Assign, update: core.Update) -> bool:
    """`zeros`, then `+=`."""
    made = first.value
    return isinstance(made, core.Primitive) and (made.name, update.operator) in (("zeros", "add"), ("ones", "multiply"))


def _keeps_dtype(node: core.Expression, name: str) -> bool:
    """Whether the result has the kind of numbers that the tensor has."""
    match node:
        case core.Variable(name=found):
            return found == name
        case core.Constant(value=int() as value):
            return not isinstance(value, bool)
        case core.Primitive(name="select", arguments=(_, core.Expression() as yes, core.Expression() as no)):
            return _keeps_dtype(yes, name) and _keeps_dtype(no, name) and bool(reads_of(name, yes) + reads_of(name, no))
        case core.Primitive(name="power", arguments=(core.Expression() as base, core.Constant(value=int() as exponent))):
            return exponent >= 0 and _keeps_dtype(base, name)
        case core.Primitive(name=operator, arguments=arguments) if operator in KEEPING_DTYPE:
            return all(argument is not None and _keeps_dtype(argument, name) for argument in arguments)
        case core.Primitive(name="transpose" | "mirrored" | "reversed", arguments=(core.Expression() as inner,)):
            return _keeps_dtype(inner, name)
    return False


def _unwrapped(node: core.Statement, name: str) -> core.Statement:
    """What was a tensor of rank 0 is the number itself now."""

    def change(part: core.Node) -> core.Node:
        match part:
            case core.Unwrap(value=core.Variable(name=found) as variable) if found == name:
                return variable
        return rebuild(part, change)

    found = change(node)
    assert isinstance(found, core.Statement)
    return found


# Statements that say nothing any more ----------------------------------------------------------------------------------------


def _shortened(nodes: list[core.Statement], counts: Counter[str], made: Made, outlives: Callable[[str], bool]) -> list[core.Statement]:
    place = 0
    while place < len(nodes):
        node = nodes[place]
        match node:
            case core.Assign(target=core.Variable(name=name), value=value) if _is_start(value):
                later = _next_touch(nodes, place, name)
                new = _absorbed(node, nodes[later], name, made) if later is not None else None
                if new is not None and later is not None:
                    nodes[later] = new
                    _move_comments(nodes, place)
                    del nodes[place]
                    continue
            case core.Assign(target=core.Variable(name=name, where=core.Where.LOCAL), value=core.Primitive(name=maker)) if maker in MAKERS:
                later = _next_touch(nodes, place, name)
                new = _made_at_once(node, nodes[later], name, made) if later is not None else None
                if new is not None and later is not None:
                    nodes[later] = with_comments_of(node, new) if node.comments != core.NO_COMMENTS else new
                    nodes[place : place + 1] = _tests_of_sizes(node, made)
                    continue
            case core.Assign(target=core.Variable(name=name, where=core.Where.LOCAL), value=core.Primitive(name="len") | core.Index()) if (
                node.id in made.sizes and not counts[name] and not outlives(name)
            ):
                nodes[place : place + 1] = _tests_of_sizes(node, made)
                continue
            case core.Assign(target=core.Variable(name=name, where=core.Where.LOCAL), value=value) if (
                node.id in made.statements
                and place + 1 < len(nodes)
                and ((counts[name] == 1 and not outlives(name)) or _renews(nodes[place + 1], name))
            ):
                new = _with_value(nodes[place + 1], name, value)
                if new is not None:
                    nodes[place + 1] = new
                    _move_comments(nodes, place)
                    del nodes[place]
                    continue
        place += 1
    return nodes


def _move_comments(nodes: list[core.Statement], place: int) -> None:
    if nodes[place].comments != core.NO_COMMENTS:
        nodes[place + 1] = with_comments_of(nodes[place], nodes[place + 1])


def _renews(node: core.Statement, name: str) -> bool:
    """Whether a statement is the last that reads what a variable holds."""
    return isinstance(node, core.Assign) and is_variable(node.target, name) and reads_of(name, node.value) == 1


def _is_start(value: core.Expression) -> bool:
    return isinstance(value, core.Constant) or (isinstance(value, core.Bracket) and not value.items) or _is_negative(value)


def _is_negative(value: core.Expression) -> bool:
    return isinstance(value, core.Primitive) and value.name == "negate" and isinstance(value.arguments[0], core.Constant)


def _next_touch(nodes: list[core.Statement], place: int, name: str) -> int | None:
    """The next statement of the block that has to do with the variable."""
    for later in range(place + 1, len(nodes)):
        if any(isinstance(part, core.Variable) and part.name == name for part in walk(nodes[later])):
            return later
        if isinstance(nodes[later], core.Return | core.Throw):
            return None
    return None


def _absorbed(start: core.Assign, node: core.Statement, name: str, made: Made) -> core.Statement | None:
    """`total = 0`, `total += E` as `total = E`; a start that is never read goes."""
    match node:
        case core.Assign(target=core.Variable(name=found), value=value) if found == name and not reads_of(name, value):
            return node if node.id in made.statements else None
        case core.Update(target=core.Variable(name=found) as target, operator="add" | "multiply" as operator, value=value) if (
            found == name and not reads_of(name, value) and node.id in made.statements and isinstance(start.value, core.Constant)
        ):
            number = start.value.value
            if (
                isinstance(number, bool)
                or number != {"add": 0, "multiply": 1}[operator]
                or (isinstance(number, float) and value.kind.dtype != "float")
            ):
                return None
            return core.Assign(updated(target, kind=value.kind), value, span=node.span, id=node.id, comments=node.comments)
        case core.Update(target=core.Variable(name=found) as target, operator="subtract", value=value) if (
            found == name and value.kind.dtype == "int" and start.value == make.constant(0) and node.id in made.statements
        ):
            negative = make.primitive("negate", value, kind=value.kind, like=value)
            return core.Assign(updated(target, kind=value.kind), negative, span=node.span, id=node.id, comments=node.comments)
    return None


def _made_at_once(start: core.Assign, node: core.Statement, name: str, made: Made) -> core.Assign | None:
    """`T = np.zeros(n)`, `T += E` or `T[...] = E` as `T = E`, whatever becomes of T behind that."""
    if node.id not in made.whole or node.id in made.narrow or root_of(_target(node)) != name or start.value.kind.dtype != "float":
        return None
    match node:
        case core.Update(value=value) if _starts_at_identity(start, node):
            pass
        case core.Assign(value=value):
            pass
        case _:
            return None
    if reads_of(name, value):
        return None
    value = as_fractions(value)
    return core.Assign(core.Variable(name, core.Where.LOCAL, kind=value.kind), value, span=node.span, id=node.id, comments=node.comments)


def _with_value(node: core.Statement, name: str, value: core.Expression) -> core.Statement | None:
    """`total = A @ B`, `C = total` as `C = A @ B`."""
    match node:
        case core.Assign(value=core.Variable(name=found)) if found == name:
            return updated(node, value=value)
        case core.Assign(value=core.Primitive(name="clone", arguments=(core.Variable(name=found),))) if found == name and not is_view(
            value
        ):
            return updated(node, value=value)
        case core.Assign(value=core.Primitive(name="concatenated", arguments=(core.Variable(name=found), rest)) as longer) if found == name:
            match value:
                case core.Primitive(name="clone", arguments=(items,)):
                    return updated(node, value=updated(longer, arguments=(items, rest)))
                case core.Bracket():
                    return updated(node, value=updated(longer, arguments=(value, rest)))
        case core.Assign(value=core.Primitive(name="fractions" | "own_fractions", arguments=(core.Variable(name=found),))) if found == name:
            if is_view(value):
                return None
            return updated(node, value=as_fractions(value))
        case core.Assign(value=core.Primitive(name="squeeze", arguments=(core.Variable(name=found), *_))) if found == name:
            match value:
                case core.Primitive(name=kept, arguments=arguments) if kept.endswith("_kept"):
                    return updated(node, value=updated(value, name=kept.removesuffix("_kept"), arguments=arguments, kind=node.value.kind))
    return None


def _returned(nodes: list[core.Statement], made: Made) -> list[core.Statement]:
    """`x = E`, `return x` as `return E`; of a new array no copy is needed either."""
    while len(nodes) > 1:
        match nodes[-2], nodes[-1]:
            case (
                core.Assign(target=core.Variable(name=name, where=core.Where.LOCAL), value=value) as before,
                core.Return(value=core.Variable(name=found)) as last,
            ) if name == found and before.id in made.statements:
                new = with_comments_of(before, last) if before.comments != core.NO_COMMENTS else last
                nodes[-2:] = [updated(new, value=value)]
                made.statements.add(last.id)
            case (
                core.Assign(target=core.Variable(name=name, where=core.Where.LOCAL), value=core.Primitive() as value) as before,
                core.Return(value=core.Primitive(name="clone", arguments=(core.Variable(name=found),))) as last,
            ) if name == found and before.id in made.statements and not is_view(value):
                new = with_comments_of(before, last) if before.comments != core.NO_COMMENTS else last
                nodes[-2:] = [updated(new, value=value)]
                made.statements.add(last.id)
            case _:
                break
    return nodes


def _own_result(body: core.Block, made: Made) -> core.Block:
    """`return r.copy()` as `return r`, where r is an array that the function made itself and no other name holds."""
    match body.statements[-1]:
        case core.Return(value=core.Primitive(name="clone", arguments=(core.Variable(name=name, where=core.Where.LOCAL) as variable,))):
            pass
        case _:
            return body
    if not any(isinstance(node, core.Assign) and is_variable(node.target, name) for node in body.statements):
        return body  # a parameter, on some ways through
    for node in walk(body):
        match node:
            case core.Assign(target=target, value=value) if is_variable(target, name):
                if node.id not in made.statements or is_view(value) or not isinstance(value, core.Primitive):
                    return body
            case core.Assign(target=target, value=value) if reads_of(name, value) and root_of(target) != name:
                if is_view(value) or not isinstance(target, core.Variable):
                    return body
            case core.Evaluate() if reads_of(name, node):
                return body
            case core.Call() | core.MethodCall() | core.Apply() | core.New() | core.Define() | core.Lambda():
                return body
    last = updated(body.statements[-1], value=variable)
    return updated(body, statements=(*body.statements[:-1], last))
