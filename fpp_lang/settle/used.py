"""What a settled program still uses of the library: a dot that turned out to be a field or method calls no function."""

from __future__ import annotations

from fpp_lang.base.values import updated
from fpp_lang.core import tree as core
from fpp_lang.core.walk import walk


def with_used_library(program: core.Program) -> core.Program:
    """The program without the library's functions and classes that nothing uses, no object of an earlier entry either."""
    used: set[str] = set()
    own = (function for key, function in program.functions.items() if not key.startswith(core.LIBRARY))
    waiting: list[core.Node] = [program.body, *own]

    def use(key: str | None) -> None:
        if key is None or key in used or not key.startswith(core.LIBRARY):
            return
        used.add(key)
        if key in program.classes:
            use(program.classes[key].base)
            for method in program.classes[key].methods.values():
                use(method)
        else:
            waiting.append(program.functions[key])

    for made in program.classes.values():
        if not made.key.startswith(core.LIBRARY):
            use(made.base)
    for key in program.earlier.fields:
        use(key)
    while waiting:
        for node in walk(waiting.pop()):
            if isinstance(node, core.Call | core.FunctionName | core.New):
                use(node.key)
    functions = {key: function for key, function in program.functions.items() if key in used or not key.startswith(core.LIBRARY)}
    classes = {key: made for key, made in program.classes.items() if key in used or not key.startswith(core.LIBRARY)}
    if len(functions) == len(program.functions) and len(classes) == len(program.classes):
        return program
    return updated(program, functions=functions, classes=classes)
