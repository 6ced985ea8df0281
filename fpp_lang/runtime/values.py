"""Values crossing the boundary between Python and a program."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from fpp_lang.base.source import NOWHERE, Span
from fpp_lang.core import tree as core
from fpp_lang.core.kinds import Base
from fpp_lang.diagnostics.error import FppError
from fpp_lang.runtime.problems.values import UnfitValue, UnknownValue
from fpp_lang.runtime.program_error import ProgramError
from fpp_lang.runtime.records import Record
from fpp_lang.runtime.words import sort_of

DEEPEST = 200


def take_in(value: object, where: str, span: Span = NOWHERE, depth: int = 0) -> Any:
    """A Python value as a program sees it; arrays are shared, not copied. Raises ProgramError for anything else.

    `where` says in a message what the value is: "`x`", "argument 2 of `ReLU`".
    """
    if value is None or type(value) in (bool, int, float, str, range):
        return value
    match value:
        case FunctionFromFpp() | ObjectFromFpp():
            return value.inner
        case np.ndarray():
            return _array(value, where, span)
        case np.bool_():
            return bool(value)
        case np.integer():
            return np.int64(value)
        case np.floating():
            return np.float64(value)
        case str():
            return str(value)
        case Mapping() if depth < DEEPEST and all(isinstance(key, str | int) for key in value):
            return {key: take_in(item, f"`{key}` of {where}", span, depth + 1) for key, item in value.items()}
        case list() if depth < DEEPEST:
            return [take_in(item, f"an item of {where}", span, depth + 1) for item in value]
        case tuple() if depth < DEEPEST:
            return tuple(take_in(item, f"an item of {where}", span, depth + 1) for item in value)
    raise ProgramError(UnknownValue(span, where, f"a Python {type(value).__name__}"))


def take_argument(value: object, where: str, parameter: core.Parameter) -> Any:
    """An argument from Python for a parameter; a list of numbers where numbers or a tensor are taken is a tensor (R2.10), and true and
    false that are computed with are 1 and 0 (R3.2).

    Raises ProgramError for values that FPP does not have, and for texts, none, ragged lists and lists of texts among numbers.
    """
    taken = take_in(value, where)
    if parameter.kind.base in (Base.TENSOR, Base.NUMERIC):
        if isinstance(taken, list):
            taken = _tensor(taken, where)
        elif isinstance(taken, str) or (taken is None and parameter.default is None):
            raise ProgramError(UnfitValue(NOWHERE, where, sort_of(taken)))
    elif parameter.kind.base is Base.OPEN and parameter.counts_truths and isinstance(taken, list):
        taken = _added(taken, where)
    is_truth = isinstance(taken, bool) or (isinstance(taken, np.ndarray) and taken.dtype == bool)
    return taken * 1 if is_truth and parameter.counts_truths else taken


def _tensor(items: list[Any], where: str) -> Any:
    try:
        tensor = np.array(items)
    except ValueError:
        raise ProgramError(UnfitValue(NOWHERE, where, "a list whose rows differ in length")) from None
    if tensor.dtype.kind not in "biuf":
        raise ProgramError(UnfitValue(NOWHERE, where, "a list of other things"))
    return tensor


def _added(items: list[Any], where: str) -> Any:
    """A list for what `+` may take: of numbers it is a tensor, for lists are not joined (R2.3)."""
    try:
        return _tensor(items, where)
    except ProgramError:
        return items


def _array(value: np.ndarray[Any, Any], where: str, span: Span) -> Any:
    """An array of numbers in the sorts that FPP has: float64, int64, truth values. One of rank 0 is a number."""
    kind = value.dtype.kind
    if kind not in "biuf":
        raise ProgramError(UnknownValue(span, where, f"an array of {value.dtype}"))
    wanted = np.dtype({"b": bool, "i": np.int64, "u": np.int64, "f": np.float64}[kind])
    plain = np.asarray(value) if value.dtype == wanted else value.astype(wanted)
    return plain[()] if value.ndim == 0 else plain


class FunctionFromFpp:
    """A function of a program in Python's hands. It may be given back to the program."""

    __slots__ = ("__name__", "_call", "inner")

    def __init__(self, name: str, inner: object, call: Callable[..., object]) -> None:
        self.__name__, self.inner, self._call = name, inner, call

    def __call__(self, /, *arguments: object, **named: object) -> object:
        try:
            return self._call(*arguments, **named)
        except ProgramError as error:
            raise FppError([error.report()]) from None

    def __repr__(self) -> str:
        return f"<FPP function {self.__name__}>"


class ObjectFromFpp:
    """An object of a program in Python's hands: its fields by attribute and by key, as they are now, and its methods.

    `fields` gives the fields of `inner` by name, `method` a method as a function (None where there is none). It may be given back.
    """

    __slots__ = ("_fields", "_method", "_name", "inner")

    def __init__(
        self, name: str, inner: object, fields: Callable[[], Mapping[str, Any]], method: Callable[[str], FunctionFromFpp | None]
    ) -> None:
        self._name, self.inner, self._fields, self._method = name, inner, fields, method

    def __getitem__(self, name: str) -> Any:
        return self._fields()[name]

    def __contains__(self, name: object) -> bool:
        return name in self._fields()

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields())

    def __getattr__(self, name: str) -> Any:
        fields = self._fields()
        if name in fields:
            return fields[name]
        method = self._method(name)
        if method is None:
            raise AttributeError(f"the {self._name} object has no field or method {name!r}")
        return method

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._fields()]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ObjectFromFpp) and other.inner is self.inner

    def __hash__(self) -> int:
        return id(self.inner)

    def __repr__(self) -> str:
        return f"<{self._name} object>"


def method_of(value: ObjectFromFpp, name: str) -> FunctionFromFpp | None:
    """A method of an object by name; None where there is none."""
    return value._method(name)


def give_out(value: object, wrap: Callable[[object], object] = lambda value: value, seen: dict[int, Any] | None = None) -> Any:
    """A program's value as Python sees it: records get attributes, single numbers are Python's; `wrap` wraps functions and objects.

    `seen`: what was given out already, by identity, so that shared parts stay shared and a value may hold itself.
    """
    seen = {} if seen is None else seen
    if id(value) in seen:
        return seen[id(value)]
    match value:
        case np.generic():
            return value.item()
        case np.ndarray() if value.ndim == 0:
            return value.item()
        case dict():
            record = seen[id(value)] = Record()
            record.update((key, give_out(item, wrap, seen)) for key, item in value.items())
            return record
        case list():
            items: list[Any] = []
            seen[id(value)] = items
            items.extend(give_out(item, wrap, seen) for item in value)
            return items
        case tuple():
            return tuple(give_out(item, wrap, seen) for item in value)
        case None | bool() | int() | float() | str() | range() | np.ndarray():
            return value
    return wrap(value)


def give_back(given: object, taken: object, out: Callable[[object], Any]) -> None:
    """What a procedure did to a list or record of Python's: arrays are shared, these are not (R6.2)."""
    if isinstance(given, list) and isinstance(taken, list):
        for before, after in zip(given, taken, strict=False):
            give_back(before, after, out)
        kept = [before if isinstance(before, list | dict) else out(after) for before, after in zip(given, taken, strict=False)]
        given[:] = [*kept, *(out(item) for item in taken[len(kept) :])]
    elif isinstance(given, dict) and isinstance(taken, dict):
        for key in [key for key in given if key not in taken]:
            del given[key]
        for key, after in taken.items():
            before = given.get(key)
            give_back(before, after, out)
            if not isinstance(before, list | dict):
                given[key] = out(after)
