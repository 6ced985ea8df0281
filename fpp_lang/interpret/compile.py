"""From a node to its closure: the table that the other files of this folder fill."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from fpp_lang.core import tree as core
from fpp_lang.interpret.frame import Evaluator, Scope

E = TypeVar("E", bound=Callable[[Scope, Any], Evaluator])

_EXPRESSIONS: dict[type[core.Node], Callable[[Scope, Any], Evaluator]] = {}
_TESTS: dict[type[core.Node], Callable[[Scope, Any], Evaluator]] = {}
_STATEMENTS: dict[type[core.Node], Callable[[Scope, Any], Evaluator]] = {}


def expression(*kinds: type[core.Expression]) -> Callable[[E], E]:
    """Registers the function that compiles these kinds of expressions."""

    def register(compiler: E) -> E:
        _EXPRESSIONS.update(dict.fromkeys(kinds, compiler))
        return compiler

    return register


def deciding(kind: type[core.Expression]) -> Callable[[E], E]:
    """Registers the function that compiles this kind of expressions where they decide which way to go."""

    def register(compiler: E) -> E:
        _TESTS[kind] = compiler
        return compiler

    return register


def statement(*kinds: type[core.Statement]) -> Callable[[E], E]:
    """Registers the function that compiles these kinds of statements."""

    def register(compiler: E) -> E:
        _STATEMENTS.update(dict.fromkeys(kinds, compiler))
        return compiler

    return register


def evaluator(scope: Scope, node: core.Expression) -> Evaluator:
    """A closure that gives the value of an expression in a frame."""
    return _EXPRESSIONS[type(node)](scope, node)


def decider(scope: Scope, node: core.Expression) -> Evaluator:
    """A closure for an expression that decides which way to go: what it gives is no tensor."""
    return _TESTS[type(node)](scope, node)


def executor(scope: Scope, node: core.Statement) -> Evaluator:
    """A closure that runs a statement in a frame: it gives None, or a signal of `signals.py` that leaves the block."""
    return _STATEMENTS[type(node)](scope, node)


def compiled_kinds() -> frozenset[type[core.Node]]:
    """Every kind of node that the interpreter knows."""
    return frozenset(_EXPRESSIONS) | frozenset(_STATEMENTS)
