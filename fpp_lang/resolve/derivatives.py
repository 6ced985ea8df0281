"""Asking for derivatives (section 10): `gradient(L, W)`, `derivative(f)`, `W.gradient`, and the sentences that mean the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from fpp_lang.base.source import Span
from fpp_lang.core import tree as core
from fpp_lang.resolve.arguments import Arguments, Slot, bind
from fpp_lang.resolve.scopes import Scope, gradient_name, own_variable
from fpp_lang.syntax import tree as syntax

if TYPE_CHECKING:
    from fpp_lang.resolve.expressions import Expressions

DERIVATIONS = frozenset({"gradient", "derivative", "jacobian", "hessian"})
"""What a program may call to get a derivative; a function of its own of such a name comes first."""

OF_FUNCTION: dict[str, Literal["derivative", "jacobian", "hessian"]] = {
    "derivative": "derivative",
    "jacobian": "jacobian",
    "hessian": "hessian",
}


def derivation(resolver: Expressions, name: str, arguments: Arguments, span: Span) -> core.Expression:
    """A call of one of DERIVATIONS."""
    word, problems = name.casefold(), resolver.found.problems
    if word == "gradient":
        if len(arguments.given) > 1 and not arguments.keywords:
            return core.Gradient(arguments.given[0], arguments.given[1:], span=span)
        slots = [Slot("Loss", False), Slot("W", False)]
        bound, _ = bind(name, "gradient(Loss, W)", slots, arguments, span, problems)
        nothing = core.Constant(None, span=span)
        loss, wanted = (value or nothing for value in bound)
        return core.Gradient(loss, (wanted,), span=span)
    shown = f"{name}(f, x)"
    bound, _ = bind(name, shown, [Slot("f", False), Slot("x", True)], arguments, span, problems)
    function, argument = bound
    return core.Derivative(OF_FUNCTION[word], function or core.Constant(None, span=span), argument, span=span)


def short_gradient(phrase: syntax.Function) -> bool:
    """Whether all that a phrase of the library says is `return gradient(loss, names)`."""
    match phrase.body.statements:
        case (syntax.Return(value=syntax.Call(function=syntax.Name(name="gradient"))),):
            return True
    return False


def computes_gradients(phrase: syntax.Function) -> bool:
    """Whether all that a phrase of the library says is `names.gradient = gradient(loss, names)`."""
    match phrase.body.statements:
        case (syntax.Assign(targets=(syntax.Attribute(name="gradient"),), value=syntax.Call(function=syntax.Name(name="gradient"))),):
            return True
    return False


def gradient_of(resolver: Expressions, slots: Sequence[syntax.Expression | syntax.NameList], span: Span) -> core.Gradient:
    """What the slots of such a phrase mean."""
    loss, names = slots
    assert isinstance(names, syntax.NameList) and not isinstance(loss, syntax.NameList)
    return core.Gradient(resolver.resolve(loss), tuple(map(resolver.resolve, names.items)), span=span)


def computed_gradient(scope: Scope, node: syntax.Expression) -> syntax.Name | None:
    """`W.gradient` where some `Compute gradients` of this scope names W: the variable that holds it (R10.2)."""
    match node:
        case syntax.Attribute(target=target, name="gradient"):
            name = gradient_name(target)
            if name is not None and own_variable(scope, name) is not None:
                return syntax.Name(name, span=node.span)
    return None
