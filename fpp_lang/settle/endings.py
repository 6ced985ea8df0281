"""How a function ends: which last expression is its value (R6.3), which last expression of a loop is the element's (R5.3)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.primitives import PRIMITIVES
from fpp_lang.core.walk import walk

IsProcedure = Callable[[str], bool]
"""Of a function by its key, of the methods of a name as `.name`, of the nested functions of a name as `/name`."""
NESTED = "/"
LOOPS = (core.ForIn, core.ForCount, core.ForEach, core.While, core.Repeat)


def for_effect(value: core.Expression, is_procedure: IsProcedure) -> bool:
    """A call that is made for what it does: `print(col)`, `exps.append(v)`, a procedure."""
    match value:
        case core.Primitive(name=name):
            return PRIMITIVES[name].hazard == "effect" and (PRIMITIVES[name].gives in ("nothing", "item") or name == "input")
        case core.Call(key=key):
            return is_procedure(key)
        case core.Dot(name=name) if is_procedure(f".{name}"):
            return True
        case core.Dot(meaning=core.Primitive() | core.Call() as meaning):
            return for_effect(meaning, is_procedure)
        case core.SuperCall(name=name):
            return is_procedure(f".{name}")
        case core.Apply(function=core.Variable(name=name)):
            return is_procedure(f"{NESTED}{name}")
        case _:
            return False


def nested_procedures(function: core.Function) -> frozenset[str]:
    """The names of nested functions that are procedures, all of them that have the name."""
    inside = [node.function for node in walk(function.body) if isinstance(node, core.Define)]
    valued = {nested.name for nested in inside if nested.arrow is not None or gives_value(nested)}
    return frozenset(nested.name for nested in inside) - valued


def gives_value(function: core.Function) -> bool:
    """Does a `return` in its body give a value?"""
    return any(isinstance(node, core.Return) and node.value is not None for node in _own_nodes(function.body))


def _own_nodes(node: core.Node) -> list[core.Node]:
    """The nodes below, those of nested functions left out."""
    found: list[core.Node] = []
    waiting = [node]
    while waiting:
        here = waiting.pop()
        found.append(here)
        if not isinstance(here, core.Define | core.Lambda):
            waiting.extend(child for child in _statements_below(here))
    return found


def _statements_below(node: core.Node) -> Sequence[core.Node]:
    match node:
        case core.Block(statements=statements):
            return list(statements)
        case core.If(branches=branches, otherwise=otherwise):
            return [block for _, block in branches] + ([otherwise] if otherwise is not None else [])
        case core.ForIn(body=body) | core.ForCount(body=body) | core.ForEach(body=body) | core.While(body=body) | core.Repeat(body=body):
            return [body]
        case core.ForRows(body=body) | core.ForElements(body=body) | core.ForAll(body=body):
            return [body]
        case core.Try(body=body, handler=handler):
            return [body, handler]
        case _:
            return []


def falls_through(block: core.Block) -> bool:
    """May control reach the end of the block?"""
    return all(map(_goes_on, block.statements))


def _goes_on(statement: core.Statement) -> bool:
    match statement:
        case core.Return() | core.Throw() | core.Break() | core.Continue():
            return False
        case core.If(branches=branches, otherwise=otherwise):
            return otherwise is None or any(falls_through(inner) for _, inner in branches) or falls_through(otherwise)
        case core.Try(body=body, handler=handler):
            return falls_through(body) or falls_through(handler)
        case core.While(condition=core.Constant(value=True), body=body):
            return any(isinstance(node, core.Break) for node in _own_nodes(body))
        case _:
            return True


def ends_passes(body: core.Block) -> bool:
    """Whether a pass of the loop with this body may end before its last statement; what inner loops do ends theirs."""
    return any(map(_ends_pass, body.statements))


def _ends_pass(statement: core.Statement) -> bool:
    if isinstance(statement, core.Break | core.Continue):
        return True
    inner = () if isinstance(statement, LOOPS) else _statements_below(statement)
    return any(isinstance(block, core.Block) and ends_passes(block) for block in inner)


# The value of a function -----------------------------------------------------------------------------------------------------


def named_by_arrow(function: core.Function) -> str | None:
    """The variable that the arrow names: exact spelling first, then without case."""
    if function.arrow is None:
        return None
    if function.arrow in function.locals:
        return function.arrow
    found = [name for name in function.locals if name.casefold() == function.arrow.casefold()]
    return found[0] if len(found) == 1 else None


def with_last_values(block: core.Block, is_procedure: IsProcedure) -> core.Block:
    """`…; mean(x)` => `…; return mean(x)`, per branch of a final `if`; a call made for its effect stays."""
    if not block.statements:
        return block
    last = block.statements[-1]
    match last:
        case core.Evaluate(value=value) if not for_effect(value, is_procedure):
            new: core.Statement = core.Return(value, implicit=True, span=last.span, id=last.id, comments=last.comments)
        case core.If(branches=branches, otherwise=otherwise):
            inner = tuple((condition, with_last_values(body, is_procedure)) for condition, body in branches)
            new = updated(last, branches=inner, otherwise=None if otherwise is None else with_last_values(otherwise, is_procedure))
        case _:
            return block
    return updated(block, statements=(*block.statements[:-1], new))


# The value of an element -----------------------------------------------------------------------------------------------------


def last_values(block: core.Block, is_procedure: IsProcedure) -> list[core.Evaluate]:
    """The statements at the end of a loop's body that are only expressions, per branch of a final `if`."""
    if not block.statements:
        return []
    match block.statements[-1]:
        case core.Evaluate(value=value) as last:
            return [] if for_effect(value, is_procedure) else [last]
        case core.If(branches=branches, otherwise=otherwise):
            blocks = [body for _, body in branches] + ([otherwise] if otherwise is not None else [])
            return [found for body in blocks for found in last_values(body, is_procedure)]
        case _:
            return []


def never_read(function: core.Function) -> str | None:
    """The local that was computed last and is never read: probably meant as the result."""
    reads: set[str] = set()
    written: dict[str, None] = {}

    def note(target: core.Target) -> None:
        match target:
            case core.Variable(name=name):
                written.pop(name, None)
                written[name] = None
            case core.Targets(items=items):
                for item in items:
                    note(item)
            case core.Index() | core.Field() | core.AtPlace():
                root: core.Expression = target
                while isinstance(root, core.Index | core.Field | core.AtPlace | core.Dot):
                    root = root.target
                if isinstance(root, core.Variable):
                    written.pop(root.name, None)
                    written[root.name] = None
            case _:
                pass

    targets: set[int] = set()
    for node in walk(function.body):
        match node:
            case core.Assign(target=target) | core.Update(target=target):
                note(target)
                targets.update(_roots(target))
            case core.Primitive(name="append" | "insert", arguments=(core.Expression() as first, *_)):
                targets.update(_roots_of(first))
                for root in _names_of(first):
                    written.pop(root, None)
                    written[root] = None
            case core.Dot(meaning=core.Primitive(name="append" | "insert"), target=first):
                targets.update(_roots_of(first))
                for root in _names_of(first):
                    written.pop(root, None)
                    written[root] = None
            case _:
                pass
    for node in walk(function.body):
        if isinstance(node, core.Variable) and node.id not in targets:
            reads.add(node.name)
    unread = [name for name in written if name not in reads and name not in {p.name for p in function.parameters}]
    return unread[-1] if unread else (next(reversed(written), None) if written else None)


def _roots(target: core.Target) -> list[int]:
    match target:
        case core.Targets(items=items):
            return [root for item in items for root in _roots(item)]
        case _:
            return _roots_of(target)


def _roots_of(node: core.Expression) -> list[int]:
    while isinstance(node, core.Index | core.Field | core.AtPlace | core.Dot):
        node = node.target
    return [node.id] if isinstance(node, core.Variable) else []


def _names_of(node: core.Expression) -> list[str]:
    while isinstance(node, core.Index | core.Field | core.AtPlace | core.Dot):
        node = node.target
    return [node.name] if isinstance(node, core.Variable) else []
