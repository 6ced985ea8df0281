"""f-texts: pieces of text and values, each with a format from a safe subset."""

from __future__ import annotations

import re
from typing import Any

from fpp_lang.core import tree as core
from fpp_lang.interpret.compile import evaluator, expression
from fpp_lang.interpret.frame import Evaluator, Frame, Scope
from fpp_lang.numpy_rules import nodes
from fpp_lang.runtime.problems.values import BadFormat
from fpp_lang.runtime.program_error import ProgramError
from fpp_lang.runtime.words import sort_of

SAFE = re.compile(r"(?:.?[<>=^])?[ +-]?#?0?\d{0,3}[,_]?(?:\.\d{1,2})?[bcdeEfFgGnosxX%]?")
"""Alignment, sign, width up to 999, thousands, up to 99 digits, type; never a name inside the format."""


@expression(core.Format)
def compile_format(scope: Scope, node: core.Format) -> Evaluator:
    pieces = [_piece(scope, part) for part in node.parts]
    return lambda f: "".join([piece(f) for piece in pieces])


def _piece(scope: Scope, part: str | tuple[core.Expression, str]) -> Evaluator:
    if isinstance(part, str):
        return lambda f: part
    expression, spec = part
    value = evaluator(scope, expression)
    if not spec:
        return _plain(scope, expression, value)
    if not SAFE.fullmatch(spec):
        raise ProgramError(BadFormat(expression.span, spec, "any value"))

    def formatted(f: Frame) -> str:
        found = value(f)
        try:
            return format(found, spec)
        except (TypeError, ValueError):
            raise ProgramError(BadFormat(expression.span, spec, sort_of(found))) from None

    return formatted


def _plain(scope: Scope, expression: core.Expression, value: Evaluator) -> Evaluator:
    form = nodes.shown(expression.kind)
    show: Any = str if form.text == "value" else scope.machine.function(form, "value")
    machine = scope.machine

    def text(f: Frame) -> str:
        found = value(f)
        try:
            return str(show(found))
        except Exception as error:
            raise machine.fault(error, expression, found) from None

    return text
