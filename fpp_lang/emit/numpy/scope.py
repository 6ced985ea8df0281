"""What the emitter knows while it writes: about the whole text, and about the function that it is in."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from fpp_lang.core import tree as core
from fpp_lang.core.walk import walk
from fpp_lang.emit.numpy.bodies import read_outside
from fpp_lang.emit.numpy.build import assign, name, placed_like
from fpp_lang.emit.numpy.unset import reads_of_unset
from fpp_lang.numpy_rules import HELPERS, Form


@dataclass(slots=True)
class Writing:
    """One text: the program, and what the text turns out to need.

    `passed`: each function's outer variables that it is given as extra parameters, because the program's statements stand in `main`.
    `first_seed`: the statement `seed(7)` that the text says by `SEED = 7`. `by_key`: fields that cannot stand behind a dot.
    """

    program: core.Program
    passed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    first_seed: core.Statement | None = None
    by_key: frozenset[str] = frozenset()
    helpers: dict[str, None] = field(default_factory=dict)
    imports: dict[str, None] = field(default_factory=dict)
    draws: bool = False
    _unset: frozenset[int] | None = None

    @property
    def unset(self) -> frozenset[int]:
        """The reads that may find no value."""
        if self._unset is None:
            self._unset = reads_of_unset(self.program)
        return self._unset

    def need(self, form: Form) -> None:
        """The text uses this form, so it needs what the form needs."""
        self.imports.update(dict.fromkeys(form.imports))
        self.draws = self.draws or form.uses_rng
        for helper in form.helpers:
            self.need_helper(helper)

    def need_helper(self, helper: str) -> None:
        if helper in self.helpers:
            return
        for other in HELPERS[helper].helpers:
            self.need_helper(other)
        self.helpers[helper] = None
        self.imports.update(dict.fromkeys(HELPERS[helper].imports))
        self.draws = self.draws or HELPERS[helper].uses_rng

    def need_numpy(self) -> None:
        self.imports["import numpy as np"] = None


@dataclass(frozen=True, slots=True)
class Element:
    """A loop variable that is an element of a tensor or list: `place` makes the expression that is stored in (R5.2).

    `named` where reading uses a variable of its name. `outlives` where the variable is read after the loop:
    then it is set again with every store.
    """

    place: Callable[[], ast.expr]
    named: bool
    outlives: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """Where a loop is: the indices of its axis, none for the one row of a vector. With `is_tuple` the index is one variable that
    holds the places along several axes."""

    indices: tuple[Callable[[], ast.expr], ...]
    is_tuple: bool = False


@dataclass(slots=True)
class Scope:
    """One function, or the program's statements: what its loop variables stand for at the statement being written.

    `arrays`: variables that certainly hold an array here. `caught`: variables of handlers that read only `message`. `prelude`:
    statements that have to come before the one being written, None where an expression may not ask for any. `statement`: that one.
    """

    writing: Writing
    function: core.Function | None = None
    elements: dict[str, Element] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    arrays: set[str] = field(default_factory=set)
    caught: set[str] = field(default_factory=set)
    before_continue: Callable[[], list[ast.stmt]] | None = None
    prelude: list[ast.stmt] | None = None
    statement: core.Node | None = None
    _busy: list[str] = field(default_factory=list)
    _locals: frozenset[str] = frozenset()

    @classmethod
    def of(cls, writing: Writing, function: core.Function | None) -> Scope:
        """The scope of a function; of the program's own statements where there is none."""
        if function is None:
            return cls(writing, None, _locals=frozenset(writing.program.variables))
        inner = {name for node in walk(function) if isinstance(node, core.Function) for name in node.locals}
        return cls(writing, function, _locals=frozenset(inner | set(function.outer_reads)))

    @contextmanager
    def loop(self) -> Iterator[None]:
        """While a loop is written: what its header and body bring lasts no longer."""
        kept = self.elements, self.places, self.arrays, self.before_continue
        busy = len(self._busy)
        self.arrays, self.before_continue = set(self.arrays), None
        yield
        self.elements, self.places, self.arrays, self.before_continue = kept
        del self._busy[busy:]

    def enter(self, elements: dict[str, Element], places: dict[str, Place], variables: Iterable[str]) -> None:
        """Inside a loop: its variables mean what the header says."""
        outer = {key: element for key, element in self.elements.items() if key not in variables}
        self.elements, self.places = {**outer, **elements}, {**self.places, **places}

    def variable(self, key: str, where: core.Where = core.Where.LOCAL) -> ast.expr:
        """A variable by its mark; the variables of the program's statements are the program's."""
        return name(self.mark(key, where))

    def mark(self, key: str, where: core.Where = core.Where.LOCAL) -> str:
        outside = where in (core.Where.TOP, core.Where.INPUT) or self.function is None
        return ("^" if outside else "$") + key

    def nested(self, function: core.Function) -> Scope:
        """The scope of a function inside this one."""
        inner = Scope.of(self.writing, function)
        inner.elements = {key: element for key, element in self.elements.items() if key not in function.locals}
        inner.caught = self.caught - set(function.locals)
        inner._locals |= self._locals | frozenset(self._busy)
        return inner

    @contextmanager
    def in_place(self) -> Iterator[None]:
        """What is written inside is not computed once for each time that its statement runs: nothing of it stands before that."""
        outer, self.prelude = self.prelude, None
        yield
        self.prelude = outer

    def hoisted(self, value: ast.expr, wish: str) -> ast.expr:
        """A variable that holds the value, set before the statement being written; the value itself where that cannot be."""
        if self.prelude is None:
            return value
        mark = self.fresh(wish)
        self.prelude.append(placed_like(assign(name(mark), value), value))
        return name(mark)

    @property
    def root(self) -> core.Node:
        """All that the scope holds."""
        return self.writing.program.body if self.function is None else self.function.body

    def outlives(self, variable: str, loop: core.Node) -> bool:
        """Whether a loop's variable is read after the loop."""
        return read_outside(self.root, loop, variable) or (
            self.function is None and any(variable in function.outer_reads for function in self.writing.program.functions.values())
        )

    def fresh(self, *wishes: str) -> str:
        """The mark of a variable that the program has not: the first wish that is free here, kept until the loop around ends."""
        free = [wish for wish in wishes if wish not in self._locals and wish not in self._busy]
        number = 1
        while not free:
            number += 1
            free = [wish for wish in (f"{wishes[0]}_{number}",) if wish not in self._locals and wish not in self._busy]
        self._busy.append(free[0])
        return "?" + free[0]
