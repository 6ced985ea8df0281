"""Core expressions to Python expressions."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from copy import deepcopy

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base, Kind
from fpp_lang.core.primitives import DRAWING, PRIMITIVES
from fpp_lang.core.walk import walk
from fpp_lang.emit.numpy.build import attribute, call, constant, name, numpy, placed, subscript
from fpp_lang.emit.numpy.conditions import comparison_of, logic_of, negation_of
from fpp_lang.emit.numpy.forms import filled, primitive_call
from fpp_lang.emit.numpy.literals import bracket, literal
from fpp_lang.emit.numpy.methods import method_of, methods_named
from fpp_lang.emit.numpy.scope import Scope
from fpp_lang.emit.numpy.shorter import both, choice, minus
from fpp_lang.emit.numpy.texts import format_text
from fpp_lang.numpy_rules import as_value, choose, nodes
from fpp_lang.numpy_rules.argument_tests import TESTS

LONGEST_CHAIN = 200
"""Operators in a row beyond which a chain is cut: Python's compiler recurses into them."""


def expression(node: core.Expression, scope: Scope) -> ast.expr:
    """The Python expression for a core expression; every node has the place of the FPP text it stands for."""
    return placed(_chain(node, scope) if _is_chain(node) else _expression(node, scope), node.span)


def expressions(items: Sequence[core.Expression], scope: Scope) -> list[ast.expr]:
    return [expression(item, scope) for item in items]


def primitive(node: core.Primitive, scope: Scope) -> ast.expr:
    """The call of a primitive in its NumPy form."""
    node = _in_full(node)
    given = [None if argument is None else _argument(node, place, argument, scope) for place, argument in enumerate(node.arguments)]
    twice = minus(given[0], node.kind.is_single) if node.name == "negate" and given[0] is not None else None
    return twice or primitive_call(node.name, choose(node.name, node.arguments), given, scope.writing)


def _in_full(node: core.Primitive) -> core.Primitive:
    """`t.reshape([n, m])` as `t.reshape(n, m)`."""
    match node.arguments:
        case (*before, core.Bracket() as shape) if PRIMITIVES[node.name].parameters[-1].many and _is_shape(shape, node, -1):
            return updated(node, arguments=(*before, *shape.items))
    return node


def _is_shape(argument: core.Bracket, node: core.Primitive, parameter: int) -> bool:
    """Whether an argument is the literal of a shape whose sizes need no test."""
    if PRIMITIVES[node.name].parameters[parameter].takes != "shape" or argument.form != "tensor":
        return False
    return bool(argument.items) and all(map(TESTS["exact"], argument.items))


def _argument(node: core.Primitive, place: int, argument: core.Expression, scope: Scope) -> ast.expr:
    """`np.full((n, m), 0)`, `np.reshape(x, sizes)` and `np.concatenate(([0], v))`: where NumPy makes an array of what it is given, a
    literal or a list is none before."""
    parameters = PRIMITIVES[node.name].parameters
    parameter = min(place, len(parameters) - 1)
    if isinstance(argument, core.Bracket) and _is_shape(argument, node, parameter):
        return ast.Tuple(expressions(argument.items, scope), ast.Load())
    joins = node.name == "concat" and len(node.arguments) > 1 and isinstance(argument, core.Bracket) and argument.form == "tensor"
    written = expression(argument, scope)
    match written:
        case ast.Call(func=ast.Attribute(attr="array"), args=[ast.List() as plain], keywords=[]) if joins:
            return plain
        case ast.Call(func=ast.Attribute(attr="array"), args=[ast.List() | ast.ListComp() | ast.Name() as sizes], keywords=[]) if (
            parameters[parameter].takes == "shape"
        ):
            return sizes
    return written


def _expression(node: core.Expression, scope: Scope) -> ast.expr:
    match node:
        case core.Variable(name=key, where=where):
            element = scope.elements.get(key)
            return element.place() if element is not None and not element.named else scope.variable(key, where)
        case core.FunctionName(key=key):
            return _function_value(key, scope)
        case core.PrimitiveName(name=native):
            return filled(as_value(native), scope.writing)
        case core.Constant():
            return literal(node, scope.writing)
        case core.Primitive(name="print", arguments=(core.Constant(value=""),)):
            return call(name("print"))
        case core.Primitive(name=drawing) if drawing in DRAWING:  # what matplotlib gives back is no value of a program
            return subscript(ast.Tuple([primitive(node, scope), constant(None)], ast.Load()), constant(1))
        case core.Primitive():
            return primitive(node, scope)
        case core.Call():
            return _call(node, scope)
        case core.Apply(function=function, arguments=arguments, keywords=keywords):
            named = [ast.keyword("%" + key, expression(value, scope)) for key, value in keywords]
            return ast.Call(expression(function, scope), expressions(arguments, scope), named)
        case core.Field(target=core.Variable(name=key), name="message") if key in scope.caught:
            return call(name("str"), scope.variable(key))
        case core.Field():
            return _field(node, scope)
        case core.New() | core.MethodCall() | core.SuperCall():
            return _object(node, scope)
        case core.Index(target=target, subscripts=(core.Expression() as places,)) if _one_or_several(target.kind, places.kind):
            chosen = places.value if isinstance(places, core.Whole) else places
            return filled(nodes.items_at(), scope.writing, value=expression(target, scope), places=expression(chosen, scope))
        case core.Index():
            return indexed(node, scope)
        case core.AtPlace():
            return at_place(node, scope)
        case core.Bracket(form="tensor"):
            return bracket(node, lambda item: expression(item, scope), scope.writing)
        case core.Bracket(items=items):
            return ast.List(expressions(items, scope), ast.Load())
        case core.Pair(items=items):
            return ast.Tuple(expressions(items, scope), ast.Load())
        case core.Record(entries=entries):
            return ast.Dict([expression(key, scope) for key, _ in entries], [expression(value, scope) for _, value in entries])
        case core.Comprehension():
            return _comprehension(node, scope)
        case core.Lambda(function=function):
            return _lambda(function, scope)
        case core.Format(parts=parts):
            return format_text(parts, lambda value: expression(value, scope), scope.writing)
        case _:
            return _condition_or_conversion(node, scope)


def _condition_or_conversion(node: core.Expression, scope: Scope) -> ast.expr:
    match node:
        case core.Conditional(condition=test, yes=yes, no=no):
            written = condition(test, scope)
            with scope.in_place():
                return choice(written, expression(yes, scope), expression(no, scope))
        case core.Logic():
            return logic_of(node, lambda item: expression(item, scope), scope)
        case core.Not():
            return negation_of(node, lambda item: expression(item, scope), scope.writing)
        case core.Compare():
            return comparison_of(node, lambda item: expression(item, scope), scope)
        case core.ToTensor(value=value, leading=None):
            return filled(nodes.to_tensor(value), scope.writing, value=expression(value, scope))
        case core.ToTensor(value=value, leading=core.Expression() as leading, by_element=True):
            return numpy("reshape", expression(value, scope), numpy("shape", expression(leading, scope)))
        case core.ToTensor(value=value, leading=core.Expression() as leading):
            return _with_leading_axes(value, leading, scope)
        case core.Whole(value=value):
            return filled(nodes.whole(value), scope.writing, value=expression(value, scope))
        case core.Copy(value=value, dtype=dtype, single=single):
            return filled(nodes.copy_of(value, dtype, single), scope.writing, value=expression(value, scope))
        case core.ToList(value=value):
            return filled(nodes.to_list(value), scope.writing, value=expression(value, scope))
        case core.OfClass(value=value, key=key):
            return call(name("isinstance"), expression(value, scope), name("@" + key))
        case core.Unwrap(value=core.Copy(value=value, dtype=dtype, single=True)) if nodes.is_part(value):
            return filled(nodes.copy_of(value, dtype, single=False), scope.writing, value=expression(value, scope))
        case core.Unwrap(value=value):
            return filled(nodes.unwrap(value), scope.writing, value=expression(value, scope))
    raise TypeError(f"{type(node).__name__} does not stand in a settled program")


def condition(node: core.Expression, scope: Scope) -> ast.expr:
    """An expression of which only the truth counts: no `bool()` around its parts, and a tensor is one element or an error."""
    match node:
        case core.Logic(form="truth" | "either", operator=operator, items=items):
            tests = [condition(items[0], scope)]
            with scope.in_place():
                tests += [condition(item, scope) for item in items[1:]]
            return placed(both(tests) if operator == "and" else ast.BoolOp(ast.Or(), tests), node.span)
        case core.Not(form="truth" | "either", operand=core.Logic(form="truth" | "either") as operand):
            return placed(ast.UnaryOp(ast.Not(), condition(operand, scope)), node.span)
    return expression(node, scope)


# Chains ----------------------------------------------------------------------------------------------------------------------


def _is_chain(node: core.Expression) -> bool:
    match node:
        case core.Primitive(name=name, arguments=(core.Primitive(), _)):
            return not PRIMITIVES[name].parameters[-1].many
    return False


def _chain(node: core.Expression, scope: Scope) -> ast.expr:
    """`a + b + c + …` without recursion; where Python could not read so long a chain, its first part goes into a variable."""
    spine: list[core.Primitive] = []
    while isinstance(node, core.Primitive) and len(node.arguments) == 2 and node.arguments[0] is not None:
        spine.append(node)
        node = node.arguments[0]
    value = expression(node, scope)
    for links, link in enumerate(reversed(spine), 1):
        other = None if link.arguments[1] is None else expression(link.arguments[1], scope)
        value = placed(primitive_call(link.name, choose(link.name, link.arguments), [value, other], scope.writing), link.span)
        if links % LONGEST_CHAIN == 0 and links < len(spine) and scope.prelude is not None:
            value = scope.hoisted(value, "part")
    return value


# Calls and functions ---------------------------------------------------------------------------------------------------------


def _call(node: core.Call, scope: Scope) -> ast.expr:
    parameters = scope.writing.program.functions[node.key].parameters
    positional, named = _arguments(node, "@" + node.key, parameters, scope)
    return ast.Call(name("@" + node.key), positional, named + _passed(node.key, scope))


def _arguments(
    node: core.Call | core.New, mark: str, parameters: Sequence[core.Parameter], scope: Scope
) -> tuple[list[ast.expr], list[ast.keyword]]:
    """The arguments by position, and those by name: as the program gave them, and behind one that is left out."""
    positional: list[ast.expr] = []
    named: list[ast.keyword] = []
    for parameter, argument in zip(parameters, node.arguments, strict=True):
        if argument is None:
            continue
        value = expression(argument, scope)
        if named or parameter.name in node.named or len(positional) < parameters.index(parameter):
            named.append(ast.keyword(f"{mark}${parameter.name}", value))
        else:
            positional.append(value)
    return positional, named


def _object(node: core.New | core.MethodCall | core.SuperCall, scope: Scope) -> ast.expr:
    """`Dense(2, 3)`, `layer.forward(x)`, `super().forward(x)`."""
    program = scope.writing.program
    if isinstance(node, core.New):
        init = method_of(program, node.key, "init")
        if init is None:
            return call(name("@" + node.key))
        positional, named = _arguments(node, "." + init.key, init.parameters[1:], scope)
        return ast.Call(name("@" + node.key), positional, named + _passed(init.key, scope))
    named = [ast.keyword("%" + key, expression(value, scope)) for key, value in node.keywords]
    if isinstance(node, core.MethodCall):
        owner = expression(node.target, scope)
        keys = methods_named(program, node.name)
    else:
        owner = call(name("super"))
        found = method_of(program, program.classes[node.owner].base, node.name)
        keys = [] if found is None else [found.key]
    method = attribute(owner, "__init__" if node.name == "init" else "." + node.name)
    return ast.Call(method, expressions(node.arguments, scope), named + [part for key in keys[:1] for part in _passed(key, scope)])


def _field(node: core.Field, scope: Scope) -> ast.expr:
    """`r["name"]` of a record, `obj.name` of an object; where it may be either, a helper finds out."""
    owner = expression(node.target, scope)
    if node.form == "attribute" and node.name not in scope.writing.by_key:
        return attribute(owner, "." + node.name)
    if node.form == "attribute":
        owner = call(name("vars"), owner)
    elif node.form == "either":
        owner = filled(nodes.fields(), scope.writing, value=owner)
    return subscript(owner, constant(node.name))


def _passed(key: str, scope: Scope) -> list[ast.keyword]:
    """What a function reads of the variables in `main`."""
    return [ast.keyword("^" + read, name("^" + read)) for read in scope.writing.passed.get(key, ())]


def _function_value(key: str, scope: Scope) -> ast.expr:
    if key not in scope.writing.program.functions:
        return name("$" + key)
    passed = _passed(key, scope)
    if not passed:
        return name("@" + key)
    scope.writing.imports["import functools"] = None
    return ast.Call(attribute(name("functools"), "partial"), [name("@" + key)], passed)


def _lambda(function: core.Function, scope: Scope) -> ast.expr:
    inner = scope.nested(function)
    (last,) = function.body.statements
    assert isinstance(last, core.Return) and last.value is not None
    value = ast.Lambda(parameters_of(function, inner), expression(last.value, inner))
    return call(by_element(function, scope), value) if function.by_element else value


def parameters_of(function: core.Function, scope: Scope) -> ast.arguments:
    """The parameters by their marks; a default that is no literal is made in the body, so it stands as `None` here."""
    parameters = [placed(ast.arg("$" + parameter.name), parameter.span) for parameter in function.parameters]
    defaults = [
        constant(None) if made_default(parameter.default) else expression(parameter.default, scope)
        for parameter in function.parameters
        if parameter.default is not None
    ]
    passed = [ast.arg("^" + read) for read in scope.writing.passed.get(function.key, ())]
    return ast.arguments([], parameters, None, passed, [None] * len(passed), None, defaults)


def _negative(default: core.Expression | None) -> bool:
    return isinstance(default, core.Primitive) and default.name == "negate" and isinstance(default.arguments[0], core.Constant)


def made_default(default: core.Expression | None) -> bool:
    """Whether a default is computed in the body, call by call."""
    return default is not None and not isinstance(default, core.Constant) and not _negative(default) and not _is_alone(default)


def _is_alone(default: core.Expression) -> bool:
    """Whether a default is a function that reads nothing but its own parameters."""
    match default:
        case core.Lambda(function=function):
            own = {parameter.name for parameter in function.parameters}
            return all(part.name in own for part in walk(function.body) if isinstance(part, core.Variable))
    return False


def by_element(function: core.Function, scope: Scope) -> ast.expr:
    """`by_element("x", "alpha")`: what makes a function of one number run over tensors (R6.5)."""
    scope.writing.need_helper("by_element")
    over = [constant("$" + parameter) for parameter in function.by_element]
    given = {"dtype": constant(None)} if function.gives_whole else {}
    return call(name("!by_element"), *over, **given)


# Places ----------------------------------------------------------------------------------------------------------------------


def _one_or_several(target: Kind, places: Kind) -> bool:
    """Whether one item of a list may be meant, or several."""
    may_be_list = target.base is Base.LIST or (target.base is Base.OPEN and (not target.among or Base.LIST in target.among))
    return may_be_list and not {Base.NUMERIC, Base.TENSOR}.isdisjoint({places.base, *places.among})


def indexed(node: core.Index, scope: Scope) -> ast.expr:
    """`T[i][j]` becomes `T[i, j]` where T is a tensor and i one number."""
    target, subscripts = node.target, list(node.subscripts)
    while (
        isinstance(target, core.Index)
        and target.target.kind.base in (Base.TENSOR, Base.NUMERIC)
        and all(map(_is_single, target.subscripts))
    ):
        subscripts = [*target.subscripts, *subscripts]
        target = target.target
    inner = expression(target, scope)
    if target.kind.base is Base.OBJECT:
        inner = call(name("vars"), inner)
    indices = [_subscript(item, scope) for item in subscripts]
    if target.kind.base is Base.TENSOR and isinstance(inner, ast.Subscript) and _is_element(target, scope):
        found = inner.slice.elts if isinstance(inner.slice, ast.Tuple) else [inner.slice]
        return subscript(inner.value, *found, *indices)
    return subscript(inner, *indices)


def _is_element(node: core.Expression, scope: Scope) -> bool:
    """A loop variable that is read as `T[i]`."""
    return isinstance(node, core.Variable) and node.name in scope.elements and not scope.elements[node.name].named


def _is_single(item: core.Expression | core.Slice) -> bool:
    return isinstance(item, core.Expression) and item.kind.is_single


def _subscript(item: core.Expression | core.Slice, scope: Scope) -> ast.expr:
    if isinstance(item, core.Expression):
        return expression(item, scope)
    start, stop, step = (None if part is None else end_of(part, scope) for part in (item.start, item.stop, item.step))
    return placed(ast.Slice(start, stop, step), item.span)


def is_whole(node: core.Expression) -> bool:
    """Whether it is certainly one whole number."""
    return isinstance(node, core.Whole) or (node.kind.is_whole and node.kind.is_single)


def end_of(node: core.Expression, scope: Scope) -> ast.expr:
    """An end of a range or a slice: `max(i - 1, 0)` of plain numbers, which only count."""
    match node:
        case core.Primitive(name="maximum" | "minimum" as which, arguments=(core.Expression() as one, core.Expression() as other)) if (
            is_whole(one) and is_whole(other)
        ):
            return call(name("max" if which == "maximum" else "min"), end_of(one, scope), end_of(other, scope))
        case core.Primitive(name="add" | "subtract" as sign, arguments=(core.Expression() as one, core.Constant(value=int()) as other)):
            return ast.BinOp(end_of(one, scope), ast.Add() if sign == "add" else ast.Sub(), expression(other, scope))
    return expression(node, scope)


def at_place(node: core.AtPlace, scope: Scope) -> ast.expr:
    """`A[row][col]` inside a nest (R5.5): `A[i, j]`, or `A[index]` where one variable holds the place at any rank."""
    target = expression(node.target, scope)
    if node.target.kind.base is not Base.TENSOR and not (isinstance(node.target, core.Variable) and node.target.name in scope.arrays):
        scope.writing.need_numpy()
        target = numpy("asarray", target)
    places = list(dict.fromkeys(scope.places[loop] for loop in node.loops))
    indices = [index() for place in (reversed(places) if node.mirrored else places) for index in place.indices]
    if not any(place.is_tuple for place in places):
        return subscript(target, *indices)
    if len(indices) == 1 and node.mirrored:
        return subscript(target, subscript(indices[0], ast.Slice(None, None, constant(-1))))
    for index in indices:
        target = subscript(target, index)
    return target


def _with_leading_axes(node: core.Expression, leading: core.Expression, scope: Scope) -> ast.expr:
    """One item per row of a nest: as a tensor it has the nest's leading axes (R5.6)."""
    scope.writing.need_numpy()
    items = expression(node, scope)
    if not isinstance(node, core.Variable):
        items = scope.hoisted(items, "items")
    rows = subscript(numpy("shape", expression(leading, scope)), ast.Slice(None, constant(-1)))
    rest = subscript(numpy("shape", deepcopy(items)), ast.Slice(constant(1), None))
    return numpy("reshape", items, ast.BinOp(rows, ast.Add(), rest))


def _comprehension(node: core.Comprehension, scope: Scope) -> ast.expr:
    first = iterated(node.clauses[0].iterable, scope)
    with scope.in_place():
        return _list_of_passes(node, first, scope)


def _list_of_passes(node: core.Comprehension, first: ast.expr, scope: Scope) -> ast.ListComp:
    generators = []
    for place, clause in enumerate(node.clauses):
        walked = iterated(clause.iterable, scope) if place else first
        if len(clause.variables) > 1 and clause.iterable.kind.base is Base.RECORD:
            walked = call(attribute(walked, "items"))
        targets = [scope.variable(key) for key in clause.variables]
        target = targets[0] if len(targets) == 1 else ast.Tuple(targets, ast.Store())
        for single in targets:
            single.ctx = ast.Store()  # type: ignore[attr-defined]
        generators.append(ast.comprehension(target, walked, [condition(test, scope) for test in clause.conditions], 0))
    return ast.ListComp(expression(node.item, scope), generators)


def iterated(node: core.Expression, scope: Scope) -> ast.expr:
    """What a loop walks: `enumerate(xs)` where as a value it would be `list(enumerate(xs))`."""
    match expression(node, scope):
        case ast.Call(func=ast.Name(id="list"), args=[inner]):
            return inner
        case walked:
            return walked
