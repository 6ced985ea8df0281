"""How functions end, written out: `… last expression` => `… return last expression` (R6.3)."""

from __future__ import annotations

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.walk import N, rebuild
from fpp_lang.settle.endings import NESTED, IsProcedure, falls_through, gives_value, named_by_arrow, nested_procedures, with_last_values
from fpp_lang.settle.methods import only_procedures


def with_endings(program: core.Program) -> core.Program:
    """Every function with an arrow says what it gives back, or throws where it would end without."""
    procedures = {key for key, function in program.functions.items() if function.arrow is None and not gives_value(function)}

    def written(node: N, nested: frozenset[str]) -> N:
        def is_procedure(key: str) -> bool:
            if key.startswith("."):
                return only_procedures(program, key[1:], procedures.__contains__)
            return key[1:] in nested if key.startswith(NESTED) else key in procedures

        def inside(node: core.Node) -> core.Node:
            new = rebuild(node, inside)
            return _ended(new, is_procedure) if isinstance(new, core.Function) else new

        found = inside(node)
        assert isinstance(found, type(node))
        return found

    functions = {key: written(function, nested_procedures(function)) for key, function in program.functions.items()}
    return updated(program, functions=functions, body=written(program.body, frozenset()))


def _ended(function: core.Function, is_procedure: IsProcedure) -> core.Function:
    if not function.arrow:
        return function
    body = with_last_values(function.body, is_procedure)
    if not falls_through(body):
        return updated(function, body=body)
    name = named_by_arrow(function)
    end = function.header._replace(start=function.header.end)
    last: core.Statement
    if name is not None:
        last = core.Return(core.Variable(name, core.Where.LOCAL, span=function.header), implicit=True, span=function.header)
    elif gives_value(updated(function, body=body)):
        message = core.Constant(f"{function.name} came to its end without giving a value", span=end)
        last = core.Throw(message, span=function.header)
    else:
        return updated(function, body=body)
    return updated(function, body=updated(body, statements=(*body.statements, last)))
