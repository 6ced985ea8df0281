"""Derivatives as plain core: settled core to settled core without `Gradient` and `Derivative`.

What is made are lines and functions like those of the program, one line back for each line forth, so that both engines run them and a
reader can follow them. A function is differentiated in array form, where it has one.
"""

from __future__ import annotations

from fpp_lang.autodiff.gradients import Sites
from fpp_lang.autodiff.names import Names, names_in
from fpp_lang.autodiff.program import Derivation
from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.walk import walk
from fpp_lang.diagnostics.problem import Problems

__all__ = ["differentiate"]


def differentiate(program: core.Program, problems: Problems) -> core.Program:
    """The program with every derivative computed by statements of its own."""
    if not any(isinstance(node, core.Gradient | core.Derivative) for node in walk(program)):
        return program
    derivation = Derivation(program)
    for key, function in program.functions.items():
        if any(isinstance(node, core.Gradient) for node in walk(function.body)):
            names = Names(names_in(function) | set(function.outer_reads))
            with derivation.naming(names):
                sites = Sites(derivation, core.Where.LOCAL, [function.body], function.parameters)
                body = updated(function.body, statements=tuple(sites.block(function.body.statements)))
            derivation.functions[key] = updated(function, body=body, locals=(*function.locals, *names.made))
            for found in sites.problems:
                problems.add(found)
    names = Names({*program.variables, *(item.name for item in program.inputs), *names_in(program.body)})
    with derivation.naming(names):
        sites = Sites(derivation, core.Where.TOP, [program.body])
        body = updated(program.body, statements=tuple(sites.block(program.body.statements)))
    for found in sites.problems:
        problems.add(found)
    used = names_in(body)
    variables = (*program.variables, *(name for name in names.made if name in used))
    return updated(program, functions={**program.functions, **derivation.functions}, body=body, variables=variables)
