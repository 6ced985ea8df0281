"""Kinds decided before the program runs, and what follows from them written on core (R2.10)."""

from __future__ import annotations

from collections.abc import Mapping

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Kind
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.settle.desugar import with_endings
from fpp_lang.settle.flow import Flow
from fpp_lang.settle.sharing import sharing
from fpp_lang.settle.used import with_used_library
from fpp_lang.settle.write_statements import Writer, whole_but_changed


def settle(program: core.Program, given: Mapping[str, Kind], problems: Problems) -> core.Program:
    """The program with all decisions written on it. `given`: the kinds of inputs that this run gives.

    `core with open questions => core with kinds`
    """
    ended = with_endings(program)
    flow = Flow(ended, given)
    flow.run()
    writer = Writer(flow, problems)
    writer.check_returns(ended)
    functions = {key: writer.function(function, key) for key, function in ended.functions.items()}
    body = writer.block(ended.body)
    inputs = tuple(map(writer.input, ended.inputs))
    body = updated(body, statements=(*map(writer.input_check, filter(whole_but_changed, inputs)), *body.statements))
    variables = tuple(dict.fromkeys((*ended.variables, *writer.place.names)))
    shared = sharing(ended.body, flow.facts)
    return with_used_library(updated(ended, functions=functions, body=body, inputs=inputs, variables=variables, sharing=shared))


__all__ = ["settle"]
