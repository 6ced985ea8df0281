"""Parameters and lambdas."""

from __future__ import annotations

import ast

from fpp_lang.emit.python.brackets import INSIDE, OUTSIDE, Place, added_parentheses, comma_separated, indented
from fpp_lang.emit.python.document import Alternatives, Doc, Group, Sheltered, join
from fpp_lang.emit.python.expression import expression
from fpp_lang.emit.python.layout import flat_text
from fpp_lang.emit.python.wrapping import Need, Wrapping, need_of, own_brackets, wrapped


def parameters(node: ast.arguments) -> Doc:
    """The parameters of a function between their parentheses, to be grouped together with what the function returns."""
    items = _items(node)
    if not items:
        return "()"
    content = comma_separated(items, comma_after_single=True)
    alone = len(items) == 1  # without a group of its own, so that a comma follows where it has a line of its own
    return ("(", indented(content if alone else Group(content)), ")")


def _items(node: ast.arguments) -> list[Doc]:
    ordered = [*node.posonlyargs, *node.args]
    defaults = [*[None] * (len(ordered) - len(node.defaults)), *node.defaults]
    items = [_parameter(each, default) for each, default in zip(ordered, defaults, strict=True)]
    if node.posonlyargs:
        items.insert(len(node.posonlyargs), "/")
    if node.vararg is not None:
        items.append(("*", _parameter(node.vararg, None)))
    elif node.kwonlyargs:
        items.append("*")
    items += [_parameter(each, default) for each, default in zip(node.kwonlyargs, node.kw_defaults, strict=True)]
    if node.kwarg is not None:
        items.append(("**", _parameter(node.kwarg, None)))
    return items


def _parameter(node: ast.arg, default: ast.expr | None) -> Doc:
    parts: list[Doc] = [node.arg]
    if node.annotation is not None:
        parts += [": ", expression(node.annotation, INSIDE)]
    if default is not None:
        parts += ["=" if node.annotation is None else " = ", expression(default, INSIDE)]
    return tuple(parts)


def returned(node: ast.FunctionDef) -> Doc:
    """The annotation of what a function returns; brackets of the parameters break first."""
    if node.returns is None:
        return ""
    if not _items(node.args):
        return (" -> ", wrapped(node.returns, Wrapping.ALWAYS_WHERE_BROKEN))
    if isinstance(node.returns, ast.Subscript) and need_of(node.returns) is Need.BEST_FIT:
        return (" -> ", expression(node.returns, OUTSIDE))
    return (" -> ", wrapped(node.returns))


@expression.register(ast.Lambda)
def _lambda(node: ast.Lambda, place: Place) -> Doc:
    return (_lambda_head(node), _lambda_body(node.body, place))


def assigned_lambda(node: ast.Lambda) -> Doc:
    """A lambda as the value of a statement: where its body breaks, the whole needs no parentheses."""
    return added_parentheses(lambda place: (_lambda_head(node), Sheltered(_lambda_body(node.body, place))), shelter=False)


def _lambda_head(node: ast.Lambda) -> str:
    items = flat_text(join(", ", _items(node.args)))
    return f"lambda {items}: " if items else "lambda: "


def _lambda_body(node: ast.expr, place: Place) -> Doc:
    if need_of(node) is not Need.MULTILINE:
        if isinstance(node, ast.Call | ast.Subscript):
            body = expression(node, place)
            return Alternatives((body, Group(body, broken=True), Group(("(", indented(body), ")"), broken=True)))
        if own_brackets(node) is not None:
            return expression(node, place)
    return added_parentheses(lambda inside: expression(node, inside), shelter=False)
