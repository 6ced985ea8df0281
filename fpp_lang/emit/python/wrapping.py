"""Parentheses that the program does not need, added where an expression is too long for its line.

The rules are those of `ruff format`: an expression that has brackets of its own may break there instead, but only where the
result reads well.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from enum import Enum, auto

from fpp_lang.emit.python.brackets import OUTSIDE, Place, added_parentheses
from fpp_lang.emit.python.chains import Chain, chain_of
from fpp_lang.emit.python.document import Doc, Label, Wrap
from fpp_lang.emit.python.expression import expression
from fpp_lang.emit.python.operations import Operand, Operation, break_level, flatten
from fpp_lang.emit.python.precedence import Precedence, operand_precedence, precedence


class Need(Enum):
    """When an expression wants parentheses: when it takes several lines, when they make it fit, or never."""

    MULTILINE = auto()
    BEST_FIT = auto()
    NEVER = auto()


def need_of(node: ast.expr) -> Need:
    while isinstance(node, ast.UnaryOp):
        if precedence(node.operand) < operand_precedence(node):
            return Need.NEVER
        node = node.operand
    match node:
        case ast.Attribute() | ast.Call() | ast.Subscript():
            chain = chain_of(node)
            if chain.is_fluent:
                return Need.MULTILINE
            return Need.NEVER if chain.root_in_parentheses else need_of(chain.root)
        case ast.Name() | ast.Constant() | ast.JoinedStr():
            return Need.BEST_FIT
        case ast.Tuple() | ast.List() | ast.Set() | ast.Dict():
            return Need.NEVER
        case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            return Need.NEVER
        case _:
            return Need.MULTILINE


class Wrapping(Enum):
    """How eagerly a statement adds parentheses.

    WHERE_BROKEN is usual; ALWAYS_WHERE_BROKEN is for what stands further right on a line, so that it breaks first;
    OPERATIONS_ONLY adds none around names and calls.
    """

    WHERE_BROKEN = auto()
    ALWAYS_WHERE_BROKEN = auto()
    OPERATIONS_ONLY = auto()


def wrapped(node: ast.expr, wrapping: Wrapping = Wrapping.WHERE_BROKEN) -> Doc:
    """An expression that stands outside all brackets, with parentheses where it is too long."""
    need = need_of(node)
    if need is Need.BEST_FIT and wrapping is Wrapping.WHERE_BROKEN:
        label = Label()
        return Wrap(expression(node, Place(bracketed=True, label=label)), label)
    if need is Need.NEVER or (need is Need.BEST_FIT and wrapping is Wrapping.OPERATIONS_ONLY):
        return expression(node, OUTSIDE)
    return added_parentheses(lambda place: expression(node, place), shelter=breaks_well_inside(node))


def breaks_well_inside(node: ast.expr) -> bool:
    """Whether breaking the brackets inside reads better than parentheses around: f(…) + 1, but not f(…) + g(…) + 1."""
    seen = _Outline()
    seen.enter(Operand(node, parenthesised=False))
    if not seen.any_brackets or seen.loosest_count > 1:
        return False
    if seen.loosest is None or seen.loosest is Precedence.ATOM:
        return True
    return any(part is not None and _ends_in_brackets(part) for part in (seen.last, seen.first))


def _ends_in_brackets(part: Operand) -> bool:
    return not isinstance(part.node, ast.Subscript) and (part.parenthesised or own_brackets(part.node) == "full")


def own_brackets(node: ast.expr) -> str | None:
    """Whether an expression is itself a pair of brackets: None, "empty" or "full"."""
    match node:
        case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp() | ast.Subscript():
            return "full"
        case ast.List(elts=inside) | ast.Tuple(elts=inside) | ast.Set(elts=inside) | ast.Dict(values=inside):
            return "full" if inside else "empty"
        case ast.Call(args=positional, keywords=keywords):
            return "full" if positional or keywords else "empty"
        case _:
            return None


@dataclass(slots=True)
class _Outline:
    """What of an expression is visible from outside its brackets, gathered from left to right.

    `loosest` is ATOM for a dot after brackets; `first` stays None where the expression begins with a word or a sign.
    """

    any_brackets: bool = False
    loosest: Precedence | None = None
    loosest_count: int = 0
    begun: bool = False
    first: Operand | None = None
    last: Operand | None = None

    def enter(self, part: Operand) -> None:
        self.last = part
        if part.parenthesised:
            self.any_brackets = True
        else:
            self.look_inside(part.node)
        self.begin(part)

    def begin(self, part: Operand | None) -> None:
        if not self.begun:
            self.begun, self.first = True, part

    def operator(self, level: Precedence) -> None:
        if self.loosest is None or level < self.loosest:
            self.loosest, self.loosest_count = level, 0
        self.loosest_count += level == self.loosest

    def look_inside(self, node: ast.expr) -> None:
        match node:
            case ast.BinOp() | ast.BoolOp() | ast.Compare():
                self.operation(node)
            case ast.Attribute() | ast.Call() | ast.Subscript():
                self.chain(chain_of(node))
            case ast.UnaryOp(op=sign, operand=inner):
                self.begin(None)
                if isinstance(sign, ast.Invert):
                    self.operator(Precedence.SIGN)
                self.enter(Operand(inner, precedence(inner) < operand_precedence(node)))
            case ast.Lambda(body=inner) | ast.Starred(value=inner):
                self.begin(None)
                self.enter(Operand(inner, parenthesised=False))
            case ast.IfExp():
                self.conditional(node)
            case _ if own_brackets(node) is not None:
                self.any_brackets = True

    def operation(self, node: Operation) -> None:
        found, between = flatten(node)
        for infix in between:
            self.operator(break_level(infix))
        for part in found:
            self.enter(part)

    def conditional(self, node: ast.expr) -> None:
        while isinstance(node, ast.IfExp):
            self.operator(Precedence.CONDITIONAL)
            self.operator(Precedence.CONDITIONAL)
            for part in (node.body, node.test):
                self.enter(Operand(part, precedence(part) < Precedence.OR))
            node = node.orelse
        self.enter(Operand(node, parenthesised=False))

    def chain(self, chain: Chain) -> None:
        self.enter(Operand(chain.root, chain.root_in_parentheses))
        before_has_brackets = chain.root_in_parentheses or own_brackets(chain.root) is not None
        for link in chain.links:
            if not isinstance(link, ast.Attribute):
                self.any_brackets = True
            elif before_has_brackets:
                self.operator(Precedence.ATOM)
            before_has_brackets = own_brackets(link) is not None
            self.last = Operand(link, parenthesised=False)
