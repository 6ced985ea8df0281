"""Asking for derivatives (section 10): `gradient(L, W)`, `derivative(f)`, `W.gradient`, and the sentences that mean the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from fpp_lang.base.source import Span
from fpp_lang.core import tree as core
from fpp_lang.resolve.arguments import Arguments, Slot, bind
from fpp_lang.resolve.scopes import COMPUTES, Scope, gradient_name, own_variable
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
    """Whether all that a phrase says is `return gradient(loss, names)`: it is written out where it is used, for only there is known
    how the loss came about.
    """
    match phrase.body.statements:
        case (syntax.Return(value=value),):
            return _asks_for_slots(phrase, value)
    return False


def computes_gradients(phrase: syntax.Function) -> bool:
    """Whether all that a phrase says is `names.gradient = gradient(loss, names)`; it is written out, too."""
    match phrase.body.statements:
        case (syntax.Assign(targets=(syntax.Attribute(name="gradient"),), value=value),):
            return isinstance(phrase, syntax.Phrase) and phrase.key.startswith(COMPUTES) and _asks_for_slots(phrase, value)
    return False


def _asks_for_slots(phrase: syntax.Function, value: syntax.Expression | None) -> bool:
    """`gradient(loss, names)` of the two slots of a phrase, the second of which takes names."""
    match value:
        case syntax.Call(
            function=syntax.Name(name="gradient"),
            arguments=(syntax.Argument(value=syntax.Name(name=loss)), syntax.Argument(value=syntax.Name(name=names))),
        ):
            slots = tuple(parameter.name for parameter in phrase.parameters)
            return isinstance(phrase, syntax.Phrase) and slots == (loss, names) and phrase.key.endswith("{names}")
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


def is_gradient_of_name(node: syntax.Attribute, arguments: Arguments | None) -> bool:
    """`item.gradient` is what an item of `{names}` holds (R7.2), and no call of `gradient`, which takes two values."""
    return node.name == "gradient" and arguments is None
