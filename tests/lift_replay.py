"""Replays a function of an FPP program: the loops as written, in the interpreter, against the lifted text."""

from __future__ import annotations

import ast
import copy
import warnings
from typing import Any

import numpy as np

import fpp_lang
from fpp_lang.base.source import SourceFile
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.emit.numpy import emit_numpy
from fpp_lang.inputs import compile_program
from fpp_lang.lift import Lifted, lift

LOOPS = (ast.For, ast.While, ast.ListComp, ast.GeneratorExp)


def lifted(text: str) -> Lifted:
    """The program in array form, with its report."""
    problems = Problems()
    compiled = compile_program(SourceFile("test.fpp", text), problems=problems)
    assert compiled is not None, [found.message for found in problems.diagnostics()]
    return lift(compiled.program)


class Replay:
    """Both forms of a program's functions."""

    def __init__(self, text: str) -> None:
        self.lifted = lifted(text)
        self.text = emit_numpy(self.lifted.program).text
        self.written = fpp_lang.loads(text, engine="interpreter")
        self.names: dict[str, Any] = {"__name__": "lifted"}
        exec(compile(self.text, "lifted.py", "exec"), self.names)

    def has_loop(self, function: str) -> bool:
        """Whether the lifted text of a function holds a loop."""
        found = next(node for node in ast.parse(self.text).body if isinstance(node, ast.FunctionDef) and node.name == function)
        runs = any(isinstance(node, ast.Call) and getattr(node.func, "id", "") == "by_element" for node in ast.walk(found))
        return runs or any(isinstance(node, LOOPS) for node in ast.walk(found))

    def differ(self, function: str, arguments: tuple[Any, ...]) -> str | None:
        """How the two forms differ for these arguments: in result, in what they change, or in failing; None where they agree."""
        given, others = copy.deepcopy(arguments), copy.deepcopy(arguments)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.filterwarnings("error", "invalid value encountered in cast")  # as the text says it
            try:
                wanted, failed = getattr(self.written, function)(*given), None
            except fpp_lang.FppError as error:
                wanted, failed = None, error
            try:
                got, failed_too = self.names[function](*others), None
            except (ArithmeticError, AttributeError, LookupError, NameError, RuntimeWarning, TypeError, ValueError) as error:
                got, failed_too = None, error
        if failed is not None or failed_too is not None:
            if bool(failed) == bool(failed_too) or (failed is not None and _is_of_plain_numbers(str(failed))):
                return None
            return f"{arguments}: loop {failed or wanted!r}, lifted {failed_too or got!r}"
        for left, right, what in ((wanted, got, "result"), (given, others, "arguments afterwards")):
            if not same(left, right):
                return f"{what} for {arguments}: loop {left!r}, lifted {right!r}"
        return None


def _is_of_plain_numbers(message: str) -> bool:
    """R3.7: an engine may report the error of plain numbers, or give the inf or nan of tensors."""
    return "divi" in message or "power" in message or "too large" in message


def same(left: Any, right: Any) -> bool:
    """R11.4: equal but for rounding; nan equals nan."""
    if isinstance(left, tuple | list) and isinstance(right, tuple | list):
        return len(left) == len(right) and all(map(same, left, right))
    if left is None or right is None:
        return left is right
    one, other = np.asarray(left), np.asarray(right)
    if one.size == other.size == 0:
        return True
    return one.shape == other.shape and np.allclose(one.astype(float), other.astype(float), rtol=1e-9, atol=1e-9, equal_nan=True)
