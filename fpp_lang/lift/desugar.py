"""Loops in the few shapes that the pass knows: updates named as such, `continue` as an else."""

from __future__ import annotations

from collections.abc import Sequence

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import TRUTH
from fpp_lang.core.walk import rebuild, walk
from fpp_lang.lift import make
from fpp_lang.lift.apart import apart, grown, grown_in
from fpp_lang.lift.model import Chosen, Summed
from fpp_lang.lift.uses import root_of

OPERATIONS = {"add": True, "multiply": False, "maximum": True, "minimum": True, "subtract": False}
"""Operations that may update a variable, and whether the variable may stand on either side."""

GREATER, LESS = "greater", "less"
"""Operators of updates that take a number over if it is greater or less: nan never is."""

ORDERS = {">": (True, False), ">=": (True, True), "<": (False, False), "<=": (False, True)}
"""For a comparison: whether its left side is to be the greater one, and whether an equal one will do."""


def plain(block: core.Block) -> core.Block:
    """The body of a loop in plain shape."""
    return core.Block(tuple(_statements(block.statements)), span=block.span)


def _statements(nodes: Sequence[core.Statement]) -> list[core.Statement]:
    found: list[core.Statement] = []
    for place, node in enumerate(nodes):
        match node:
            case core.If(branches=branches, otherwise=otherwise) if any(_continues(body) for _, body in branches):
                rest = core.Block(tuple(nodes[place + 1 :]))
                new = [(test, _without_continue(body, rest)) for test, body in branches]
                last = core.Block((*(otherwise.statements if otherwise else ()), *rest.statements))
                made = updated(node, branches=tuple(new), otherwise=last)
                return [*found, *_statements([made])]
            case core.Continue():
                return found
            case core.If():
                plainer = _statement(node)
                found += (
                    [each for part in apart(plainer, _adds_only) for each in _side_by_side(part)]
                    if isinstance(plainer, core.If)
                    else [plainer]
                )
            case _:
                found.append(_statement(node))
    return found


def _continues(block: core.Block) -> bool:
    return bool(block.statements) and isinstance(block.statements[-1], core.Continue)


def _without_continue(block: core.Block, rest: core.Block) -> core.Block:
    if _continues(block):
        return updated(block, statements=block.statements[:-1] or (core.Pass(),))
    return updated(block, statements=(*block.statements, *rest.statements))


def _statement(node: core.Statement) -> core.Statement:
    match node:
        case core.If():
            larger = search(node)
            if larger is not None:
                return larger
            branches = tuple((test, plain(body)) for test, body in node.branches)
            return _unless(updated(node, branches=branches, otherwise=plain(node.otherwise) if node.otherwise else None))
        case core.Assign(target=target, value=core.Primitive(name=operator, arguments=(first, second))) if operator in OPERATIONS:
            if first is not None and second is not None and first == target and not _names(second, target):
                return _update(node, operator, second)
            if OPERATIONS[operator] and second == target and first is not None and not _names(first, target):
                return _update(node, operator, first)
            return _summed(node)
        case core.Assign(value=core.Conditional()):
            return _kept_or_set(node)
        case core.ForCount() | core.ForEach() | core.ForRows() | core.ForElements() | core.ForAll() | core.While():
            return updated(node, body=plain(node.body))
    return node


def _kept_or_set(node: core.Assign) -> core.Statement:
    """`m = x if x > m else m` as `if x > m: m = x`."""
    match node.value:
        case core.Conditional(condition=test, yes=yes, no=no) if no == node.target:
            return search(set_where(test, updated(node, value=yes))) or node
    return node


def set_where(test: core.Expression, node: core.Assign) -> core.If:
    """The statement behind a test."""
    inside = updated(node, comments=core.NO_COMMENTS)
    return core.If(((test, core.Block((inside,), span=node.span)),), None, span=node.span, comments=node.comments)


def _side_by_side(node: core.If) -> list[core.If]:
    """`if a: m += 1; if b: n += 1` as `if a: m += 1`, `if a and b: n += 1`, where nothing is done but to add numbers up."""
    match node:
        case core.If(branches=((test, block),), otherwise=None) if _adds_only(block) and any(
            isinstance(p, core.If) for p in block.statements
        ):
            totals = grown_in(block)
            if any(_names(part, total) for part in [test, *_read_in(block)] for total in totals):
                return [node]
        case _:
            return [node]
    made: list[core.If] = []
    for part in block.statements:
        match part:
            case core.If(branches=branches, otherwise=otherwise):
                both = [(core.Logic("and", (test, other), "truth", kind=TRUTH, span=other.span), body) for other, body in branches]
                last = [(test, otherwise)] if otherwise is not None else []
                made.append(updated(part, branches=(*both, *last), otherwise=None))
            case _:
                made.append(updated(node, branches=((test, updated(block, statements=(part,))),)))
    return made


def _adds_only(block: core.Block) -> bool:
    for part in block.statements:
        match part:
            case core.Update(target=core.Variable(), operator="add" | "subtract"):
                pass
            case core.Evaluate(value=core.Primitive(name="append", arguments=(core.Variable(), core.Expression()))):
                pass
            case core.If(branches=branches, otherwise=otherwise):
                if not all(map(_adds_only, [*(body for _, body in branches), *([otherwise] if otherwise is not None else [])])):
                    return False
            case _:
                return False
    return True


def _read_in(block: core.Block) -> list[core.Expression]:
    """The tests and the values in a block that only adds."""
    tests = [test for part in walk(block) if isinstance(part, core.If) for test, _ in part.branches]
    return tests + [value for part in walk(block) if isinstance(part, core.Statement) for _, value in grown(part)]


def _unless(node: core.If) -> core.If:
    """`if c: pass else: …` is `if not c: …`."""
    match node:
        case core.If(branches=((test, core.Block(statements=(core.Pass(),))),), otherwise=core.Block() as otherwise):
            turned = core.Not(test, "truth", kind=TRUTH, span=test.span)
            return updated(node, branches=((turned, otherwise),), otherwise=None)
    return node


def _summed(node: core.Assign) -> core.Statement:
    """`s = s + a + b` is `s += a + b`, and `s = s - a - b` is `s -= a + b`."""
    terms: list[tuple[str, core.Expression]] = []
    value: core.Expression | None = node.value
    while isinstance(value, core.Primitive) and value.name in ("add", "subtract") and value.arguments[1] is not None:
        terms.append((value.name, value.arguments[1]))
        value = value.arguments[0]
        if value == node.target:
            break
    if value != node.target or len(terms) < 2 or any(_names(term, node.target) for _, term in terms):
        return node
    operator = "add" if any(name == "add" for name, _ in terms) else "subtract"
    (first, total), *rest = reversed(terms)
    if first != operator:
        total = make.primitive("negate", total, kind=total.kind)
    for name, term in rest:
        total = make.primitive("add" if name == operator else "subtract", total, term, kind=node.value.kind)
    return Summed(node.target, operator, total, terms=len(terms), span=node.span, id=node.id, comments=node.comments)


def _names(node: core.Expression, target: core.Node) -> bool:
    return isinstance(target, core.Variable) and any(isinstance(part, core.Variable) and part.name == target.name for part in walk(node))


def _update(node: core.Assign, operator: str, value: core.Expression) -> core.Update:
    target, renews = node.target, False
    if isinstance(target, core.Variable):
        target, renews = updated(target, kind=node.value.kind), not node.value.kind.is_single
    return core.Update(target, operator, value, renews=renews, span=node.span, id=node.id, comments=node.comments)


def search(node: core.If) -> core.Statement | None:
    """A test that takes the greatest or least number over, and perhaps its place; None for any other."""
    return _larger(node) or _chosen(node)


def _larger(node: core.If) -> core.Statement | None:
    """`if e > m: m = e` takes the greater of the two over."""
    match node:
        case core.If(
            branches=(
                (
                    core.Compare(first=left, rest=((("<" | ">") as operator, right),)),
                    core.Block(statements=(core.Assign(target=core.Variable() as target, value=value),)),
                ),
            ),
            otherwise=None,
        ):
            if left == value and right == target:
                return core.Update(target, GREATER if operator == ">" else LESS, value, span=node.span, comments=node.comments)
            if right == value and left == target:
                return core.Update(target, GREATER if operator == "<" else LESS, value, span=node.span, comments=node.comments)
    return None


def _chosen(node: core.If) -> core.Statement | None:
    """`if e > best: best = e; place = i`, and `if v[i] > v[place]: place = i`."""
    match node:
        case core.If(branches=((core.Compare(first=left, rest=((operator, right),)), block),), otherwise=None) if operator in ORDERS:
            pass
        case _:
            return None
    assigns = [part for part in block.statements if isinstance(part, core.Assign) and isinstance(part.target, core.Variable | core.Index)]
    names = {root for part in assigns if (root := root_of(part.target)) is not None}
    local = not any(
        isinstance(part, core.Variable) and part.where is not core.Where.LOCAL for node in assigns for part in walk(node.target)
    )
    if not len(names) == len(assigns) == len(block.statements) or not local:
        return None
    if any(isinstance(part, core.Variable) and part.name in names for node in assigns for part in walk(node.value)):
        return None
    larger, last = ORDERS[operator]
    for new, old, is_larger in ((left, right, larger), (right, left, not larger)):
        if any(isinstance(part, core.Variable) and part.name in names for part in walk(new)):
            continue
        best, place = _compared(new, old, assigns)
        if best is not None or place is not None:
            return Chosen(node, new, best, place, is_larger, last, tuple(assigns), span=node.span, comments=node.comments)
    return None


def _compared(new: core.Expression, old: core.Expression, assigns: Sequence[core.Assign]) -> tuple[str | None, str | None]:
    """The variable that holds the number compared with, or the one that holds its place."""
    for part in assigns:
        target = part.target
        if not isinstance(target, core.Variable):
            continue
        if old == target and part.value == new:
            return target.name, None
        if isinstance(part.value, core.Variable) and _in_place(old, target.name, part.value) == _in_place(new, "", part.value):
            return None, target.name
    return None, None


def _in_place(node: core.Expression, name: str, other: core.Variable) -> core.Node:
    """An expression with one variable for another, and whole numbers as they are."""

    def change(part: core.Node) -> core.Node:
        match part:
            case core.Variable(name=found) if found == name:
                return other
            case core.Whole(value=value):
                return change(value)
        return rebuild(part, change)

    return change(node)
