"""Which top-level variables and inputs a function reads, itself or through what it calls."""

from __future__ import annotations

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.walk import walk


def _methods_by_name(program: core.Program) -> dict[str, set[str]]:
    """The keys of all methods of a name: which one a dot means is known only when it runs."""
    found: dict[str, set[str]] = {}
    for owner in program.classes.values():
        for name, key in owner.methods.items():
            found.setdefault(name, set()).add(key)
    return found


def with_outer_reads(program: core.Program) -> core.Program:
    """Fills in `Function.outer_reads`, sorted by first use, callees included."""
    reads: dict[str, dict[str, None]] = {}
    calls: dict[str, set[str]] = {}
    methods = _methods_by_name(program)
    for key, function in program.functions.items():
        reads[key], calls[key] = {}, set()
        for node in walk(function):
            match node:
                case core.Variable(name=name, where=core.Where.TOP | core.Where.INPUT):
                    reads[key][name] = None
                case core.Call(key=callee) | core.FunctionName(key=callee):
                    calls[key].add(callee)
                case core.Dot(name=name) | core.SuperCall(name=name):
                    calls[key] |= methods.get(name, set())
                case core.New():
                    calls[key] |= methods.get("init", set())
                case _:
                    pass
    grown = True
    while grown:
        grown = False
        for key, callees in calls.items():
            before = len(reads[key])
            for callee in sorted(callees):
                reads[key].update(reads.get(callee, {}))
            grown = grown or len(reads[key]) > before
    functions = {key: updated(function, outer_reads=tuple(reads[key])) for key, function in program.functions.items()}
    return updated(program, functions=functions)
