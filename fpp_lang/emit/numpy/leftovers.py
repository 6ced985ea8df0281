"""Variables of a function that nothing reads, and loops that only copy: what a linter would point at, put right.

Only inside functions: the variables of the program's own statements are its results.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator

from fpp_lang.emit.numpy.build import attribute, call, name, placed_like
from fpp_lang.emit.numpy.comments import CommentsOf

UNUSED = "$_"


def without_leftovers(function: ast.FunctionDef, comments: CommentsOf) -> None:
    """A function without unread variables, needless loops, and `return` where it ends anyway."""
    for body in list(_blocks(function)):
        body[:] = [_copied(statement, function, comments) for statement in body]
        _enumerated(body, function, comments)
    _without_unread(function, comments)
    returns = [statement for body in _blocks(function) for statement in body if isinstance(statement, ast.Return)]
    if all(found.value is None or _is_none(found.value) for found in returns):
        for found in returns:
            found.value = None
        if len(function.body) > 1 and function.body[-1] in returns and not comments.has(function.body[-1]):
            function.body.pop()


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def _blocks(node: ast.AST) -> Iterator[list[ast.stmt]]:
    """Every block of a function, those of functions inside it left out."""
    for field in ("body", "orelse", "finalbody"):
        block = getattr(node, field, None)
        if isinstance(block, list) and block:
            yield block
            for statement in block:
                if not isinstance(statement, ast.FunctionDef):
                    yield from _blocks(statement)
    for handler in getattr(node, "handlers", ()):
        yield from _blocks(handler)


def _loads(node: ast.AST) -> Counter[str]:
    """How often each name is read, `op=` included."""
    found = Counter(part.id for part in ast.walk(node) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Load))
    found.update(part.target.id for part in ast.walk(node) if isinstance(part, ast.AugAssign) and isinstance(part.target, ast.Name))
    return found


def _stays_inside(loop: ast.For, variable: str, function: ast.FunctionDef) -> bool:
    """Whether nothing but loops over the variable reads it."""
    loops = [part for part in ast.walk(function) if isinstance(part, ast.For) and _binds(part.target, variable)]
    return _loads(function)[variable] == sum(_loads(found)[variable] for found in loops)


def _binds(target: ast.expr, variable: str) -> bool:
    return any(isinstance(part, ast.Name) and part.id == variable for part in ast.walk(target))


# Loops -----------------------------------------------------------------------------------------------------------------------


def _copied(statement: ast.stmt, function: ast.FunctionDef, comments: CommentsOf) -> ast.stmt:
    """for x in xs: ys.append(x) => ys.extend(xs)"""
    match statement:
        case ast.For(
            target=ast.Name(item),
            iter=walked,
            body=[ast.Expr(ast.Call(ast.Attribute(ast.Name() as items, "append"), [ast.Name(appended)], []))],
        ) if item == appended and _stays_inside(statement, item, function):
            new = placed_like(ast.Expr(call(attribute(items, "extend"), walked)), statement)
            comments.gather(statement, new)
            return new
    return statement


def _enumerated(body: list[ast.stmt], function: ast.FunctionDef, comments: CommentsOf) -> None:
    """i = 0; for x in xs: …; i += 1 => for i, x in enumerate(xs): …"""
    for place, statement in enumerate(body):
        match statement:
            case ast.For(target=target, iter=walked, body=[*_, _, ast.AugAssign(ast.Name(index), ast.Add(), ast.Constant(1)) as last]):
                start = next((found for found in reversed(body[:place]) if _mentions(found, index)), None)
                fresh = isinstance(start, ast.Assign) and isinstance(start.value, ast.Constant) and start.value.value == 0
                if not fresh or start is None or not _is_only_counted(statement, start, index, function) or comments.has(start):
                    continue
                statement.target = placed_like(ast.Tuple([ast.Name(index, ast.Store()), target], ast.Store()), walked)
                statement.iter = placed_like(call(name("enumerate"), walked), walked)
                statement.body.remove(last)
                body.remove(start)
                return


def _mentions(node: ast.AST, variable: str) -> bool:
    return any(isinstance(part, ast.Name) and part.id == variable for part in ast.walk(node))


def _is_only_counted(loop: ast.For, start: ast.stmt, index: str, function: ast.FunctionDef) -> bool:
    """The counter is read in the loop alone, set nowhere else, and every pass counts."""
    stores = sum(isinstance(part, ast.Name) and part.id == index and isinstance(part.ctx, ast.Store) for part in ast.walk(function))
    skips = any(isinstance(part, ast.Continue) for part in ast.walk(loop))
    reads = _loads(loop)[index]
    return stores == 2 and not skips and reads > 1 and _loads(function)[index] == reads and isinstance(start, ast.Assign)


def results(body: list[ast.stmt]) -> list[ast.stmt]:
    """`return a, b`: what `main` computes and does not read itself."""
    module = ast.Module(body, [])
    read = _loads(module)
    found: dict[str, None] = {}
    for block in _blocks(module):
        for statement in block:
            if isinstance(statement, ast.Assign):
                names = (part for target in statement.targets for part in ast.walk(target) if isinstance(part, ast.Name))
                found.update(dict.fromkeys(part.id for part in names if isinstance(part.ctx, ast.Store) and not read[part.id]))
    values: list[ast.expr] = [name(mark) for mark in found]
    if not values:
        return []
    return [ast.Return(values[0] if len(values) == 1 else ast.Tuple(values, ast.Load()))]


# Unread variables ------------------------------------------------------------------------------------------------------------


def _without_unread(function: ast.FunctionDef, comments: CommentsOf) -> None:
    """x = f() => f(), and a, b = pair => a, _b = pair, where nothing reads x and b."""
    read = _loads(function)
    for body in list(_blocks(function)):
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
        case ast.Attribute(value=ast.Name(), attr="shape" | "size" | "ndim"):
            return True
        case ast.UnaryOp(operand=operand):
            return _says_nothing(operand)
        case ast.List(elts=items) | ast.Tuple(elts=items):
            return all(map(_says_nothing, items))
    return False


def _unread(variable: str, value: ast.expr) -> ast.stmt:
    if isinstance(value, ast.Call):
        return ast.Expr(value)
    return ast.Assign([ast.Name(UNUSED + variable[1:], ast.Store())], value)
