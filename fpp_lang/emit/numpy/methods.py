"""Questions about the methods and fields of a program's classes."""

from __future__ import annotations

from collections.abc import Mapping
from keyword import iskeyword

from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base
from fpp_lang.core.walk import walk


def shared_reads(program: core.Program, reads: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """What functions are given, with the same for all methods of a name: which of them a call means is known only when it runs."""
    found = dict(reads)
    for method in dict.fromkeys(name for owner in program.classes.values() for name in owner.methods):
        if method == "init" and not any(isinstance(node, core.MethodCall) and node.name == method for node in walk(program)):
            continue
        keys = methods_named(program, method)
        together = tuple(dict.fromkeys(read for key in keys for read in reads.get(key, ())))
        found.update(dict.fromkeys(keys, together) if together else {})
    return found


def methods_named(program: core.Program, method: str) -> list[str]:
    """The keys of all methods of a name."""
    return [owner.methods[method] for owner in program.classes.values() if method in owner.methods]


def method_of(program: core.Program, key: str | None, method: str) -> core.Function | None:
    """The method that objects of a class have under a name."""
    while key is not None:
        found = program.classes[key]
        if method in found.methods:
            return program.functions[found.methods[method]]
        key = found.base
    return None


def fields_by_key(program: core.Program) -> frozenset[str]:
    """Fields with a name of Python's own that are also found by their text: they keep their name, and stand as `vars(x)["lambda"]`."""
    fields = [node for node in walk(program) if isinstance(node, core.Field) and iskeyword(node.name)] if program.classes else []
    if not fields:
        return frozenset()
    by_text = any(isinstance(node, core.Index) and node.target.kind.base is Base.OBJECT for node in walk(program))
    return frozenset(field.name for field in fields if by_text or field.form == "either")
