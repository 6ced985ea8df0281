"""Which methods an object has, and which a dot may mean (section 8)."""

from __future__ import annotations

from collections.abc import Callable

from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base, Kind
from fpp_lang.core.walk import walk


def class_chain(program: core.Program, key: str | None) -> list[str]:
    """A class and those above it, the nearest first."""
    chain = []
    while key is not None and key in program.classes:
        chain.append(key)
        key = program.classes[key].base
    return chain


def method_of(program: core.Program, key: str, name: str) -> str | None:
    """The method that an object of exactly this class has under a name."""
    return next(
        (program.classes[above].methods[name] for above in class_chain(program, key) if name in program.classes[above].methods), None
    )


def possible_methods(program: core.Program, key: str | None, name: str) -> list[str]:
    """The methods that a call may mean: of the class, of those below it; of every class where it is not known."""
    classes = [each for each in program.classes if key is None or key in class_chain(program, each)]
    found = [method_of(program, each, name) for each in classes]
    return list(dict.fromkeys(method for method in found if method is not None))


def is_method_call(program: core.Program, node: core.Dot, target: Kind) -> bool:
    """A dot on an object calls a method; on an open value too, where a class has one of that name: it is no evidence of a list."""
    if not program.classes:
        return False
    if target.base is Base.OBJECT:
        return bool(possible_methods(program, target.function, node.name))
    if target.base in (Base.OPEN, Base.NEVER, Base.NOTHING):
        return bool(possible_methods(program, None, node.name))
    return False


def only_procedures(program: core.Program, name: str, is_procedure: Callable[[str], bool]) -> bool:
    """Do classes have methods of this name, and does none of them give a value?"""
    methods = possible_methods(program, None, name)
    return bool(methods) and all(map(is_procedure, methods))


def stored_fields(program: core.Program) -> frozenset[str]:
    """The names of all fields that a program with classes stores behind a dot."""
    if not program.classes:
        return frozenset()
    targets = [node.target for node in walk(program) if isinstance(node, core.Assign | core.Update)]
    return frozenset(part.name for target in targets for part in walk(target) if isinstance(part, core.Field))
