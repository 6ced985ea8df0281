"""Finding what a name means (R1.8, R3.5, R4.6, R5.4).

The order: the nearest scope, exactly; the program by case; the library, exactly; the library by case; else an input of the program.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from fpp_lang.base.names import near_names, one_edit_apart
from fpp_lang.base.source import Span
from fpp_lang.core import tree as core
from fpp_lang.core.primitives import SPELLINGS
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.resolve.derivatives import DERIVATIONS
from fpp_lang.resolve.library import EMPTY, constant
from fpp_lang.resolve.problems import Misspelled, OtherCase, ShortOtherCase, UnknownFunction
from fpp_lang.resolve.scopes import SHORTEST_BY_CASE, Scope, by_case, own_variable

LONG_ENOUGH_TO_GUESS = 4


@dataclass(slots=True)
class Found:
    """What the whole program collects while its names are resolved."""

    problems: Problems
    inputs: dict[str, core.Input] = field(default_factory=dict)
    library_entries: dict[str, None] = field(default_factory=dict)


# Variables -------------------------------------------------------------------------------------------------------------------


def own_spelling(scope: Scope, name: str) -> str | None:
    """The only name of the program, from the nearest scope outwards, that differs in case alone."""
    for owner in scope.chain():
        found = by_case(name, owner.names)
        if found is not None:
            return found
    return by_case(name, (*scope.file.variables, *scope.file.functions))


def value_of(scope: Scope, name: str, span: Span, found: Found) -> core.Expression:
    """A name where a value may stand."""
    own = _own_value(scope, name, span)
    if own is not None:
        return own
    if name in found.inputs:
        return core.Variable(name, core.Where.INPUT, span=span)
    position = position_of(scope, name, span)
    other = own_spelling(scope, name)
    if other is not None:
        if len(name) >= SHORTEST_BY_CASE:
            found.problems.add(OtherCase(span, name, other))
            return _own_value(scope, other, span) or core.Variable(other, core.Where.INPUT, span=span)
    if position is not None:
        return position
    library = library_value(scope, name, span, found)
    if library is not None:
        return library
    if other is not None:
        found.problems.add(ShortOtherCase(span, name, other))
        return _own_value(scope, other, span) or core.Variable(other, core.Where.INPUT, span=span)
    return input_named(scope, name, span, found)


def _own_value(scope: Scope, name: str, span: Span) -> core.Expression | None:
    variable = own_variable(scope, name)
    if variable is not None:
        return core.Variable(*variable, span=span)
    if name in scope.file.functions:
        return core.FunctionName(scope.file.functions[name], span=span)
    return None


def position_of(scope: Scope, name: str, span: Span) -> core.Position | None:
    """`rowIndex` and `row_index` where a loop over `row` is running."""
    for suffix in ("Index", "_index"):
        variable = name.removesuffix(suffix)
        if variable != name:
            for owner in scope.chain():
                if variable in owner.loops:
                    return core.Position(owner.key(variable), span=span)
                if not owner.inline:
                    break
    return None


def library_value(scope: Scope, name: str, span: Span, found: Found) -> core.Expression | None:
    """A constant of the library, a fresh empty list, or one of its functions as a value."""
    spelling = scope.file.library.spelled(name, called=False)
    if spelling is None:
        return None
    if spelling != name:
        found.problems.add(OtherCase(span, name, spelling))
    value = constant(spelling)
    if value is not None:
        return core.Constant(value.value, value.name, span=span)
    if spelling in EMPTY:
        return core.Bracket((), span=span)
    entry = scope.file.library.entry(spelling)
    if entry is not None:
        found.library_entries[entry] = None
        return core.FunctionName(f"{core.LIBRARY}{entry}", span=span)
    return core.PrimitiveName(SPELLINGS[spelling], span=span)


def input_named(scope: Scope, name: str, span: Span, found: Found, *, called: bool = False, meant: str | None = None) -> core.Expression:
    """A name that nothing defines: an input, unless it is probably a misspelling (R4.6), or `meant` says what it is called here."""
    if meant is not None:
        found.problems.add(UnknownFunction(span, name, (meant,)))
        return core.Variable(name, core.Where.INPUT, span=span)
    meant = _probably(scope, name, called=called)
    if meant is not None:
        if called and meant not in set(scope.visible()):
            found.problems.add(UnknownFunction(span, name, (meant,)))
        else:
            found.problems.add(Misspelled(span, name, meant))
    elif name == "x" and scope.nests:
        nearest = next((loop for owner in scope.chain() for loop in reversed(owner.loops)), name)
        found.problems.add(Misspelled(span, name, nearest))
    else:
        found.inputs.setdefault(name, core.Input(name, None, span=span))
    return core.Variable(name, core.Where.INPUT, span=span)


def _probably(scope: Scope, name: str, *, called: bool) -> str | None:
    """One edit (not in digits alone) from a name defined here; or the beginning of a longer local."""
    own = list(dict.fromkeys(scope.visible()))
    if len(name) >= LONG_ENOUGH_TO_GUESS:
        candidates = [other for other in own if one_edit_apart(name, other) and not _differ_in_digits_alone(name, other)]
        if not candidates and called:
            candidates = [other for other in scope.file.library.callables() if one_edit_apart(name.casefold(), other.casefold())]
        if candidates:
            return near_names(name, candidates)[0]
        return None
    if scope.parent is not None or scope.parameters or scope.names:
        longer = [other for owner in scope.chain() for other in owner.names if other.startswith(name) and len(other) == len(name) + 1]
        return longer[0] if len(longer) == 1 else None
    return None


def _differ_in_digits_alone(left: str, right: str) -> bool:
    return "".join(c for c in left if not c.isdigit()) == "".join(c for c in right if not c.isdigit())


# Functions -------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Callee:
    """What a name in call position means: one of the fields is set."""

    key: str | None = None
    of_class: str | None = None
    primitive: str | None = None
    value: core.Expression | None = None
    derivation: bool = False
    empty: bool = False
    is_function: bool = False


def method(scope: Scope, name: str, span: Span, found: Found, *, called: bool) -> Callee | None:
    """A name behind a dot: a parameter or variable is meant only in a call, and only where no function has the name.

    `T.T` in a function of `T`, `node.value` beside a variable `value`.
    """
    meant = callee(scope, name, span, found)
    beyond = callee(Scope(scope.file), name, span, found) if _holds_no_function(meant) else meant
    if _holds_no_function(beyond):
        return meant if called else None
    return beyond


def _holds_no_function(meant: Callee | None) -> bool:
    """Whether a name means a parameter or variable that is bound to no function, as far as one can see."""
    return meant is None or (meant.value is not None and not meant.is_function)


def callee(scope: Scope, name: str, span: Span, found: Found) -> Callee | None:
    """A name in call position means a function: locals that hold no function do not hide it (R3.5)."""
    exact = _own_callee(scope, name, span)
    if exact is not None:
        return exact
    if len(name) >= SHORTEST_BY_CASE:
        names = [other for owner in scope.chain() for other in (*owner.parameters, *owner.function_values)]
        other = by_case(name, (*names, *scope.file.functions, *scope.file.function_values))
        own = _own_callee(scope, other, span) if other is not None else None
        if own is not None and other is not None:
            found.problems.add(OtherCase(span, name, other))
            return own
    of_library = scope.file.library.class_named(name)
    if of_library is not None:
        return _class_by_case(scope, name, span, found) or Callee(of_class=library_class(of_library, found))
    if name.casefold() in DERIVATIONS:
        return Callee(derivation=True)
    spelling = scope.file.library.spelled(name, called=True)
    if spelling is not None:
        if spelling != name:
            found.problems.add(OtherCase(span, name, spelling))
        if spelling in EMPTY:
            return Callee(empty=True)
        entry = scope.file.library.entry(spelling)
        if entry is not None:
            found.library_entries[entry] = None
            return Callee(key=f"{core.LIBRARY}{entry}")
        return Callee(primitive=SPELLINGS[spelling])
    variable = own_variable(scope, name)
    return Callee(value=core.Variable(*variable, span=span)) if variable is not None else _class_by_case(scope, name, span, found)


def library_class(entry: str, found: Found) -> str:
    """The key of a class of the library, which the program uses from now on."""
    found.library_entries[entry] = None
    return f"{core.LIBRARY}{entry}"


def _class_by_case(scope: Scope, name: str, span: Span, found: Found) -> Callee | None:
    """A class is meant by another spelling only where nothing else is: beside a class `Tanh`, `tanh(x)` is the library's."""
    other = by_case(name, scope.file.classes) if len(name) >= SHORTEST_BY_CASE else None
    if other is None:
        return None
    found.problems.add(OtherCase(span, name, other))
    return Callee(of_class=scope.file.classes[other])


def near_functions(scope: Scope, name: str) -> tuple[str, ...]:
    """Functions that look like a name."""
    return near_names(name, (*scope.file.functions, *scope.file.library.callables()))


def _own_callee(scope: Scope, name: str, span: Span) -> Callee | None:
    for owner in scope.chain():
        if name in owner.parameters or name in owner.function_values:
            return Callee(value=core.Variable(name, scope.where(owner), span=span), is_function=name in owner.function_values)
    if name in scope.file.function_values:
        return Callee(value=core.Variable(scope.file.variables[name], core.Where.TOP, span=span), is_function=True)
    if name in scope.file.functions:
        return Callee(key=scope.file.functions[name])
    if name in scope.file.classes:
        return Callee(of_class=scope.file.classes[name])
    return None
