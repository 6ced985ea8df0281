"""Which functions of the library a settled program still uses: a dot that turned out to be a field or method calls none."""

from __future__ import annotations

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.walk import walk

LIBRARY = "library:"


def with_used_library(program: core.Program) -> core.Program:
    """The program without the library's functions that nothing calls."""
    used: set[str] = set()
    waiting: list[core.Node] = [program.body, *(function for key, function in program.functions.items() if not key.startswith(LIBRARY))]
    while waiting:
        for node in walk(waiting.pop()):
            if isinstance(node, core.Call | core.FunctionName) and node.key.startswith(LIBRARY) and node.key not in used:
                used.add(node.key)
                waiting.append(program.functions[node.key])
    functions = {key: function for key, function in program.functions.items() if key in used or not key.startswith(LIBRARY)}
    return program if len(functions) == len(program.functions) else updated(program, functions=functions)
