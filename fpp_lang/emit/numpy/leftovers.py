"""Variables of a function that nothing reads, and loops that only copy: what a linter would point at, put right.

Only inside functions: the variables of the program's own statements are its results.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator

from fpp_lang.emit.numpy.build import all_nodes, attribute, call, name, placed_like
from fpp_lang.emit.numpy.comments import CommentsOf

UNUSED = "$_"


def without_leftovers(function: ast.FunctionDef, comments: CommentsOf) -> None:
    """A function without unread variables, needless loops, and `return` where it ends anyway."""
    for body in list(within(function.body)):
        body[:] = [_copied(statement, function, comments) for statement in body]
        _enumerated(body, function, comments)
    _without_unread(function, comments)
    returns = [statement for body in within(function.body) for statement in body if isinstance(statement, ast.Return)]
    if all(found.value is None or _is_none(found.value) for found in returns):
        for found in returns:
            found.value = None
        if len(function.body) > 1 and function.body[-1] in returns and not comments.has(function.body[-1]):
            function.body.pop()


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def within(body: list[ast.stmt]) -> Iterator[list[ast.stmt]]:
    """A block and every block inside it, those of functions left out."""
    if body:
        yield body
    for statement in body:
        if not isinstance(statement, ast.FunctionDef):
            for field in ("body", "orelse"):
                yield from within(getattr(statement, field, []))
            for handler in getattr(statement, "handlers", ()):
                yield from within(handler.body)


def _loads(node: ast.AST) -> Counter[str]:
    """How often each name is read, `op=` included."""
    found = Counter(part.id for part in all_nodes(node) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Load))
    found.update(part.target.id for part in all_nodes(node) if isinstance(part, ast.AugAssign) and isinstance(part.target, ast.Name))
    return found


def _stays_inside(loop: ast.For, variable: str, function: ast.FunctionDef) -> bool:
    """Whether nothing but loops over the variable reads it."""
    loops = [part for part in all_nodes(function) if isinstance(part, ast.For) and _binds(part.target, variable)]
    return _loads(function)[variable] == sum(_loads(found)[variable] for found in loops)


def _binds(target: ast.expr, variable: str) -> bool:
    return any(isinstance(part, ast.Name) and part.id == variable for part in all_nodes(target))


# Loops -----------------------------------------------------------------------------------------------------------------------


def copies(statement: ast.For) -> bool:
    """Whether a loop does nothing but append every item to a list."""
    match statement:
        case ast.For(target=ast.Name(item), body=[ast.Expr(ast.Call(ast.Attribute(ast.Name(), "append"), [ast.Name(appended)], []))]) if (
            item == appended
        ):
            return True
    return False


def _copied(statement: ast.stmt, function: ast.FunctionDef, comments: CommentsOf) -> ast.stmt:
    """for x in xs: ys.append(x) => ys.extend(xs)"""
    match statement:
        case ast.For(target=ast.Name(item), iter=walked, body=[ast.Expr(ast.Call(ast.Attribute(items)))]) if copies(statement):
            if _stays_inside(statement, item, function):
                new = placed_like(ast.Expr(call(attribute(items, "extend"), walked)), statement)
                comments.gather(statement, new)
                return new
    return statement


def counts(loop: ast.For, before: list[ast.stmt], around: list[ast.stmt]) -> tuple[ast.Assign, ast.AugAssign] | None:
    """`i = 0` and `i += 1` where a loop counts its passes by hand and nothing else in the statements around it knows the counter."""
    for step in loop.body:
        match step:
            case ast.AugAssign(ast.Name(index), ast.Add(), ast.Constant(1)):
                start = next((found for found in reversed(before) if _mentions(found, index)), None)
                if _starts_at_zero(start, index) and _is_only_counted(loop, index, around):
                    assert isinstance(start, ast.Assign)
                    return start, step
            case _:
                pass
    return None


def _starts_at_zero(statement: ast.stmt | None, index: str) -> bool:
    match statement:
        case ast.Assign([ast.Name(target)], ast.Constant(0)):
            return target == index
    return False


def _is_only_counted(loop: ast.For, index: str, around: list[ast.stmt]) -> bool:
    """The counter is read in the loop alone, set nowhere else, and every pass counts."""
    everything = ast.Module(around, [])
    stores = [node for node in all_nodes(everything) if isinstance(node, ast.Name) and node.id == index and isinstance(node.ctx, ast.Store)]
    skips = any(isinstance(node, ast.Continue) for node in all_nodes(loop))
    return len(stores) == 2 and not skips and _loads(everything)[index] == _loads(loop)[index]


def _enumerated(body: list[ast.stmt], function: ast.FunctionDef, comments: CommentsOf) -> None:
    """i = 0; for x in xs: …; i += 1 => for i, x in enumerate(xs): …"""
    for place, statement in enumerate(body):
        found = counts(statement, body[:place], function.body) if isinstance(statement, ast.For) else None
        if found is None or not isinstance(statement, ast.For) or comments.has(found[0]) or comments.has(found[1]):
            continue
        start, step = found
        assert isinstance(step.target, ast.Name)
        is_first = step is statement.body[0]
        if len(statement.body) == 1 or not (is_first or step is statement.body[-1]):
            continue
        if _loads(statement)[step.target.id] > 1:
            index = placed_like(ast.Name(step.target.id, ast.Store()), statement)
            counting = [statement.iter, ast.Constant(1)] if is_first else [statement.iter]
            statement.target = placed_like(ast.Tuple([index, statement.target], ast.Store()), statement.iter)
            statement.iter = placed_like(call(name("enumerate"), *counting), statement.iter)
        statement.body.remove(step)
        body.remove(start)
        return


def _mentions(node: ast.AST, variable: str) -> bool:
    return any(isinstance(part, ast.Name) and part.id == variable for part in all_nodes(node))


def results(body: list[ast.stmt]) -> list[ast.stmt]:
    """`return a, b`: what `main` computes and does not read itself."""
    module = ast.Module(body, [])
    read = _loads(module)
    found: dict[str, None] = {}
    for block in within(body):
        for statement in block:
            if isinstance(statement, ast.Assign):
                names = (part for target in statement.targets for part in all_nodes(target) if isinstance(part, ast.Name))
                found.update(dict.fromkeys(part.id for part in names if isinstance(part.ctx, ast.Store) and not read[part.id]))
    values: list[ast.expr] = [name(mark) for mark in found]
    if not values:
        return []
    return [ast.Return(values[0] if len(values) == 1 else ast.Tuple(values, ast.Load()))]


# Unread variables ------------------------------------------------------------------------------------------------------------


def _without_unread(function: ast.FunctionDef, comments: CommentsOf) -> None:
    """x = f() => f(), and a, b = pair => a, _b = pair, where nothing reads x and b."""
    read = _loads(function)
    for body in list(within(function.body)):
        found: list[ast.stmt] = []
        for statement in body:
            match statement:
                case ast.Assign([ast.Name(variable)], value) if not read[variable]:
                    if _says_nothing(value) and not comments.has(statement):
                        continue
                    new = placed_like(_unread(variable, value), statement)
                    comments.gather(statement, new)
                    found.append(new)
                case ast.Assign([ast.Tuple(items)], _):
                    for item in items:
                        if isinstance(item, ast.Name) and not read[item.id]:
                            item.id = UNUSED + item.id[1:]
                    found.append(statement)
                case _:
                    found.append(statement)
        body[:] = found or [ast.copy_location(ast.Pass(), function)]


def _says_nothing(value: ast.expr) -> bool:
    """Whether computing a value can be left out: a literal, a variable, a size."""
    match value:
        case ast.Constant() | ast.Name():
            return True
        case ast.Attribute(value=ast.Name(), attr="shape" | "size" | "ndim" | "inf" | "nan" | "pi"):
            return True
        case ast.UnaryOp(operand=operand):
            return _says_nothing(operand)
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub(), right=right):
            return _says_nothing(left) and _says_nothing(right)
        case ast.Call(func=ast.Name(id="len"), args=[ast.Name()]) | ast.Subscript(value=ast.Attribute(value=ast.Name(), attr="shape")):
            return True
        case ast.List(elts=items) | ast.Tuple(elts=items):
            return all(map(_says_nothing, items))
    return False


def _unread(variable: str, value: ast.expr) -> ast.stmt:
    if isinstance(value, ast.Call):
        return ast.Expr(value)
    return ast.Assign([ast.Name(UNUSED + variable[1:], ast.Store())], value)
