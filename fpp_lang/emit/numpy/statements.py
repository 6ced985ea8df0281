"""Core statements to Python statements, with their comments."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from copy import deepcopy

from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base
from fpp_lang.core.primitives import DRAWING, FILES
from fpp_lang.core.walk import walk
from fpp_lang.emit.numpy import loops, nests
from fpp_lang.emit.numpy.bodies import leaves, read_outside
from fpp_lang.emit.numpy.build import assign, attribute, call, constant, name, placed, stored, subscript
from fpp_lang.emit.numpy.comments import CommentsOf
from fpp_lang.emit.numpy.excused import excuse
from fpp_lang.emit.numpy.expressions import at_place, by_element, condition, expression, indexed, made_default, parameters_of, primitive
from fpp_lang.emit.numpy.forms import filled
from fpp_lang.emit.numpy.leftovers import without_leftovers
from fpp_lang.emit.numpy.nothing import refused
from fpp_lang.emit.numpy.scope import Scope
from fpp_lang.emit.numpy.tidy import tidied
from fpp_lang.emit.numpy.unset import meets_unset
from fpp_lang.numpy_rules import nodes

CAUGHT = ("ArithmeticError", "AssertionError", "AttributeError", "LookupError", "TypeError", "ValueError")
"""What `catch` catches: every run-time error of a program, neither limits nor Ctrl-C."""


OPERATORS: dict[str, type[ast.operator]] = {
    "add": ast.Add,
    "subtract": ast.Sub,
    "multiply": ast.Mult,
    "divide": ast.Div,
    "power": ast.Pow,
}


def block(node: core.Block, scope: Scope, comments: CommentsOf) -> list[ast.stmt]:
    """The statements of a block, at least `pass`."""
    written = statements(node.statements, scope, comments)
    if not written:
        written = [placed(ast.Pass(), node.span)]
    comments.below(written[-1], node.comments_after)
    return written


def statements(nodes: Iterable[core.Statement], scope: Scope, comments: CommentsOf) -> list[ast.stmt]:
    found: list[ast.stmt] = []
    for node in nodes:
        outer, scope.prelude, scope.statement = (scope.prelude, scope.statement), [], node
        written = _statement(node, scope, comments)
        made = [*scope.prelude, *written]
        scope.prelude, scope.statement = outer
        for statement in made:
            placed(statement, node.span)
        if made:
            comments.around(made[0], node.comments)
        else:
            comments.later(node.comments)
        found += made
    return found


def _statement(node: core.Statement, scope: Scope, comments: CommentsOf) -> list[ast.stmt]:
    match node:
        case core.Assign(target=core.Index() as target, value=core.Primitive(name="maximum" | "minimum") as value) if _is_first(
            target, value
        ):
            return [_into(expression(value, scope), target, scope)]
        case core.Assign(target=target, value=value):
            return _assign(target, value, scope, comments)
        case core.Update(target=core.Variable() as target, operator=operator, value=value, renews=True):
            return _assign(target, core.Primitive(operator, (target, value), kind=target.kind, span=node.span), scope, comments)
        case core.Update():
            return _update(node, scope)
        case core.Evaluate() if scope.writing.first_seed is not None and node.id == scope.writing.first_seed.id:
            return []
        case core.Evaluate(value=core.Primitive(name=native) as drawn) if native in DRAWING:
            return [ast.Expr(primitive(drawn, scope))]
        case core.Evaluate(value=value):
            return [ast.Expr(expression(value, scope))]
        case core.If():
            return [_if(node, scope, comments)]
        case core.ForCount() | core.ForEach() | core.ForRows() | core.ForElements() | core.ForAll():
            return _for(node, scope, comments)
        case core.While(condition=test, body=body):
            scope.prelude, outer = None, scope.prelude
            written = condition(test, scope)
            scope.prelude = outer
            with scope.loop():
                return [ast.While(written, block(body, scope, comments), [])]
        case core.Repeat():
            return [_repeat(node, scope, comments)]
        case core.Break():
            return [ast.Break()]
        case core.Continue():
            return [*(scope.before_continue() if scope.before_continue is not None else []), ast.Continue()]
        case core.Pass():
            return [ast.Pass()]
        case core.Return(value=value):
            return [ast.Return(None if value is None else expression(value, scope))]
        case core.Throw(message=message):
            return [ast.Raise(call(name("ValueError"), expression(message, scope)))]
        case core.Assert(condition=test, message=message):
            return [ast.Assert(condition(test, scope), None if message is None else expression(message, scope))]
        case core.Try():
            return [_try(node, scope, comments)]
        case core.Define(function=function):
            return [define(function, "$" + function.name, scope.nested(function), comments)]
    raise TypeError(f"{type(node).__name__} does not stand in a settled program")


# Assignments -----------------------------------------------------------------------------------------------------------------


def _assign(target: core.Target, value: core.Expression, scope: Scope, comments: CommentsOf) -> list[ast.stmt]:
    match target, value:
        case core.Variable(), core.Lambda(function=function) if target.name not in scope.elements:
            return [_named_lambda(target, function, scope, comments)]
        case core.Variable(name=variable), core.Variable(name=same) if variable == same and value.id not in scope.writing.unset:
            return [ast.Pass()]
        case _:
            pass
    written = expression(value, scope)
    scope.arrays.discard(target.name if isinstance(target, core.Variable) else "")
    if isinstance(target, core.Variable) and isinstance(value, core.Copy) and value.single:
        scope.arrays.add(target.name)
    return [assign(_target(target, scope), written), *_set_again(target, scope)]


FROM = frozenset({"max_from", "min_from", "fmax_from", "fmin_from"})


def _is_first(target: core.Index, value: core.Primitive) -> bool:
    """Whether an array is stored in the place of its first operand: `T[...] = max(T, 0)`, `v[1:] = max(v[1:], w)`.

    The greatest from an infinity on is a fraction, which cannot go into whole numbers that way.
    """
    if target.kind.dtype != "float" and any(isinstance(part, core.Primitive) and part.name in FROM for part in value.arguments[1:]):
        return False
    match target.subscripts:
        case (core.Primitive(name="everywhere"),):
            return value.arguments[0] == target.target
        case subscripts:
            return value.arguments[0] == target and any(isinstance(part, core.Slice) for part in subscripts)


def _into(written: ast.expr, target: core.Index, scope: Scope) -> ast.stmt:
    """`np.maximum(T, 0, out=T)`, which makes no array in between."""
    if not isinstance(written, ast.Call):
        return assign(_target(target, scope), written)
    written.keywords.append(ast.keyword("out", deepcopy(written.args[0])))
    return ast.Expr(written)


def _set_again(target: core.Target, scope: Scope) -> list[ast.stmt]:
    """A loop variable that is read after its loop, with the element that was just stored."""
    found: list[ast.stmt] = []
    for part in walk(target):
        if isinstance(part, core.Variable) and part.name in scope.elements and scope.elements[part.name].outlives:
            found.append(assign(scope.variable(part.name), scope.elements[part.name].place()))
    return found


def _target(node: core.Target, scope: Scope) -> ast.expr:
    match node:
        case core.Variable(name=variable, where=where):
            element = scope.elements.get(variable)
            found = element.place() if element is not None else scope.variable(variable, where)
        case core.Index():
            found = indexed(node, scope)
        case core.Field():
            found = expression(node, scope)
        case core.AtPlace():
            found = at_place(node, scope)
        case core.Targets(items=items):
            found = ast.Tuple([_target(item, scope) for item in items], ast.Store())
    return stored(placed(found, node.span))


def _update(node: core.Update, scope: Scope) -> list[ast.stmt]:
    """`target op= value`; through `[...]` where Python would take the name for a variable of this function."""
    target = _target(node.target, scope)
    value = expression(node.value, scope)
    if node.fresh and isinstance(target, ast.Subscript) and node.value.kind.may_be_tensor:
        started = call(attribute(deepcopy(target.value), "setdefault"), deepcopy(target.slice), constant(0))
        return [ast.Expr(started), ast.AugAssign(target, OPERATORS[node.operator](), value)]
    if node.fresh and isinstance(target, ast.Subscript):
        start = call(attribute(deepcopy(target.value), "get"), deepcopy(target.slice), constant(0))
        return [ast.Assign([target], ast.BinOp(start, OPERATORS[node.operator](), value))]
    outer = (core.Where.OUTER, core.Where.TOP, core.Where.INPUT)
    if (
        isinstance(node.target, core.Variable)
        and node.target.where in outer
        and scope.function is not None
        and isinstance(target, ast.Name)
    ):
        target = stored(subscript(scope.variable(node.target.name, node.target.where), constant(...)))
    assert isinstance(target, ast.Name | ast.Subscript | ast.Attribute)
    made: list[ast.stmt] = []
    if isinstance(node.target, core.Variable) and Base.LIST in node.target.kind.among:
        tensor = filled(nodes.to_tensor(node.target), scope.writing, value=expression(node.target, scope))
        made = [ast.Assign([deepcopy(target)], tensor)]
    return [*made, ast.AugAssign(target, OPERATORS[node.operator](), value), *_set_again(node.target, scope)]


def _named_lambda(target: core.Variable, function: core.Function, scope: Scope, comments: CommentsOf) -> ast.stmt:
    """`f = x -> x^2` is a function with a name."""
    return define(function, scope.mark(target.name, target.where), scope.nested(function), comments)


# Branches and loops ----------------------------------------------------------------------------------------------------------


def _if(node: core.If, scope: Scope, comments: CommentsOf) -> ast.If:
    tests = []
    for place, (test, _) in enumerate(node.branches):
        outer = scope.prelude
        scope.prelude = outer if place == 0 else None
        tests.append(condition(test, scope))
        scope.prelude = outer
    bodies = [block(body, scope, comments) for _, body in node.branches]
    last = [] if node.otherwise is None else block(node.otherwise, scope, comments)
    around = list(node.comments_of)
    if last and len(around) == len(bodies):
        comments.inside(last[0], around.pop())
    for place in range(len(bodies) - 1, -1, -1):
        branch = placed(ast.If(tests[place], bodies[place], last), node.branches[place][0].span)
        if 0 < place <= len(around):
            comments.inside(bodies[place][0], around[place - 1])
        last = [branch]
    return branch


def _for(node: core.Statement, scope: Scope, comments: CommentsOf) -> list[ast.stmt]:
    with scope.loop():
        match node:
            case core.ForCount():
                loop = loops.count(node, scope)
            case core.ForEach():
                loop = loops.each(node, scope)
            case core.ForRows():
                loop = nests.rows(node, scope)
            case core.ForElements():
                loop = nests.elements(node, scope)
            case core.ForAll():
                loop = nests.everything(node, scope)
        scope.enter(loop.elements, loop.places, loop.variables)
        for inner in loop.comments:
            comments.later(inner)
        body = [*_all_placed(loop.first, node), *block(loop.body, scope, comments)]
        return [*loop.before, ast.For(loop.target, loop.walked, body, [])]


def _all_placed(made: Sequence[ast.stmt], node: core.Statement) -> list[ast.stmt]:
    return [placed(statement, node.span) for statement in made]


def _repeat(node: core.Repeat, scope: Scope, comments: CommentsOf) -> ast.stmt:
    """`while True:` with the test at the end, and before every `continue`."""

    def test() -> list[ast.stmt]:
        prelude: list[ast.stmt] = []
        outer, scope.prelude = scope.prelude, prelude
        written = condition(node.condition, scope)
        scope.prelude = outer
        made = [*prelude, ast.If(written, [ast.Break()], [])]
        return [placed(statement, node.condition.span) for statement in made]

    with scope.loop():
        scope.before_continue = test if leaves(node.body, core.Continue) else None
        body = block(node.body, scope, comments)
        if isinstance(body[-1], ast.Continue):
            del body[-1:]
        elif not isinstance(body[-1], ast.Break | ast.Return | ast.Raise):
            body += test()
        return ast.While(constant(True), body, [])


# Failing ---------------------------------------------------------------------------------------------------------------------


def _try(node: core.Try, scope: Scope, comments: CommentsOf) -> ast.Try:
    body = block(node.body, scope, comments)
    program = scope.writing.program
    may_come = {
        "NameError": meets_unset(node.body, program, scope.writing.unset),
        "OSError": _uses_files(program),
        "RuntimeWarning": bool(refused(program)),
    }
    caught = sorted([*CAUGHT, *(kind for kind, comes in may_come.items() if comes)])
    kinds = ast.Tuple([name(kind) for kind in caught], ast.Load())
    outlives = node.name is not None and read_outside(scope.root, node.handler, node.name)
    if node.name is None or not (
        outlives or any(isinstance(part, core.Variable) and part.name == node.name for part in walk(node.handler))
    ):
        handler = block(node.handler, scope, comments)
        return _with_handler(node, body, ast.ExceptHandler(kinds, None, handler), comments)
    if _reads_only_message(node) and not outlives:
        outer, scope.caught = scope.caught, scope.caught | {node.name}
        handler = block(node.handler, scope, comments)
        scope.caught = outer
        return _with_handler(node, body, ast.ExceptHandler(kinds, scope.mark(node.name), handler), comments)
    mark = scope.fresh("problem", "caught")
    record = ast.Dict([constant("message")], [call(name("str"), name(mark))])
    handler = [placed(assign(scope.variable(node.name), record), node.span), *block(node.handler, scope, comments)]
    return _with_handler(node, body, ast.ExceptHandler(kinds, mark, handler), comments)


def _with_handler(node: core.Try, body: list[ast.stmt], handler: ast.ExceptHandler, comments: CommentsOf) -> ast.Try:
    comments.around(placed(handler, node.handler.span), node.comments_of_catch)
    return ast.Try(body, [handler], [], [])


def _uses_files(program: core.Program) -> bool:
    return any(isinstance(part, core.Primitive) and part.name in FILES for part in walk(program))


def _reads_only_message(node: core.Try) -> bool:
    """Whether the handler reads nothing of its error but the message, and does not assign it."""
    uses = sum(isinstance(part, core.Variable) and part.name == node.name for part in walk(node.handler))
    messages = sum(
        isinstance(part, core.Field) and part.name == "message" and isinstance(part.target, core.Variable) and part.target.name == node.name
        for part in walk(node.handler)
    )
    return uses == messages


# Functions -------------------------------------------------------------------------------------------------------------------


def define(function: core.Function, mark: str, scope: Scope, comments: CommentsOf) -> ast.FunctionDef:
    """A function with the name that the mark will get."""
    parameters = parameters_of(function, scope)
    outer = scope.prelude, scope.statement
    made: list[ast.stmt] = []
    for parameter in function.parameters:
        if parameter.default is not None and made_default(parameter.default):
            scope.prelude, scope.statement = [], parameter.default
            missing = ast.Compare(scope.variable(parameter.name), [ast.Is()], [constant(None)])
            default = assign(scope.variable(parameter.name), expression(parameter.default, scope))
            made.append(placed(ast.If(missing, [*scope.prelude, default], []), parameter.span))
    scope.prelude, scope.statement = outer
    body = tidied([*made, *block(function.body, scope, comments)], comments)
    decorators = [by_element(function, scope)] if function.by_element else []
    made_function = placed(ast.FunctionDef(mark, parameters, body, decorators, None, None), function.span)
    without_leftovers(made_function, comments)
    excuse(made_function.body, comments, top=False)
    return made_function
