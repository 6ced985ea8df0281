"""Expressions of the core tree; its invariant is told in `core/tree.py`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from itertools import count
from typing import TYPE_CHECKING, Literal

from fpp_lang.base.source import NOWHERE, Span
from fpp_lang.core.kinds import OPEN, Kind
from fpp_lang.diagnostics.problem import Problem

if TYPE_CHECKING:
    from fpp_lang.core.statements import Function

_next_id = count(1).__next__


@dataclass(frozen=True, slots=True)
class Node:
    span: Span = field(default=NOWHERE, kw_only=True, compare=False, repr=False)
    id: int = field(default_factory=_next_id, kw_only=True, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Expression(Node):
    """`kind` is what settle found; before settling it is OPEN."""

    kind: Kind = field(default=OPEN, kw_only=True, compare=False, repr=False)


# Names -----------------------------------------------------------------------------------------------------------------------


class Where(Enum):
    """Where a variable lives."""

    LOCAL = "local"  # of the function in which it is named, parameters included; at top level: TOP
    OUTER = "outer"  # a local of an enclosing function
    TOP = "top"  # a top-level variable of the program
    INPUT = "input"  # a name that nothing defines (R4.6)


@dataclass(frozen=True, slots=True)
class Variable(Expression):
    """A variable by the spelling of its definition. Where a loop makes it an element (`ForEach.live`, ForRows, ForElements),
    reading it reads the element as it is now and assigning it stores in the tensor or list."""

    name: str
    where: Where


@dataclass(frozen=True, slots=True)
class FunctionName(Expression):
    """A function of the program or the library as a value; `key` is its key in `Program.functions`, or a nested function's name."""

    key: str


@dataclass(frozen=True, slots=True)
class PrimitiveName(Expression):
    """A primitive as a value: `pool(X, 2, max)`."""

    name: str


# Expressions -----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Constant(Expression):
    """A number, truth value, text or none; `name` where it was written as a name: `pi`, `infinity`, `epsilon`.

    `spelling` is the literal as written ("1e-8"), for texts that want to keep it.
    """

    value: int | float | bool | str | None
    name: str | None = None
    spelling: str | None = field(default=None, kw_only=True, compare=False)


@dataclass(frozen=True, slots=True)
class Primitive(Expression):
    """A primitive of `core/primitives.py`, operators included: `add(a, b)`, `max(t, axis=0)`.

    Arguments are in the order of the primitive's parameters; a parameter left out is None.
    """

    name: str
    arguments: tuple[Expression | None, ...]


@dataclass(frozen=True, slots=True)
class Call(Expression):
    """A call of a function whose definition is known. `arguments` are in the order of its parameters; None: the default.

    `named` are the parameters that the program gave by name. Nested functions are called through `Apply`.
    """

    key: str
    arguments: tuple[Expression | None, ...]
    named: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Apply(Expression):
    """A call of a function value: a parameter, a variable, a lambda, a nested function."""

    function: Expression
    arguments: tuple[Expression, ...]
    keywords: tuple[tuple[str, Expression], ...] = ()


@dataclass(frozen=True, slots=True)
class Dot(Expression):
    """`target.name` or `target.name(arguments)`, before settling: a call of `name` or a field (R3.4).

    `meaning` is the call with the target as first argument, None where no function has the name: then `near` finds functions that
    look like it. `refused` is what is wrong with that call, to be told only if it is what is meant.
    """

    target: Expression
    name: str
    arguments: tuple[Expression, ...] | None
    keywords: tuple[tuple[str, Expression], ...]
    meaning: Expression | None
    refused: tuple[Problem, ...] = ()
    near: Callable[[], tuple[str, ...]] = field(default=tuple, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Field(Expression):
    """A field of a record or object; `form` says after settling which: "entry" of a record, "attribute" of an object, or "either"."""

    target: Expression
    name: str
    form: Literal["entry", "attribute", "either"] = "entry"


@dataclass(frozen=True, slots=True)
class New(Expression):
    """`Dense(2, 3)`: a new object of a class. `arguments` are in the order of the parameters of its `init`, self left out."""

    key: str
    arguments: tuple[Expression | None, ...]
    named: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class MethodCall(Expression):
    """`target.name(arguments)` where the target is an object; which method it is, the object's class says when it runs.

    Keywords are given by name.
    """

    target: Expression
    name: str
    arguments: tuple[Expression, ...]
    keywords: tuple[tuple[str, Expression], ...] = ()


@dataclass(frozen=True, slots=True)
class SuperCall(Expression):
    """`super.name(arguments)`: the method of the class above `owner`, on this object (`self`, the method's first parameter)."""

    owner: str
    name: str
    arguments: tuple[Expression, ...]
    keywords: tuple[tuple[str, Expression], ...] = ()


@dataclass(frozen=True, slots=True)
class Slice(Node):
    start: Expression | None
    stop: Expression | None
    step: Expression | None


@dataclass(frozen=True, slots=True)
class Index(Expression):
    """`target[subscripts]`."""

    target: Expression
    subscripts: tuple[Expression | Slice, ...]


@dataclass(frozen=True, slots=True)
class Position(Expression):
    """The place of a loop's variable among its siblings, from 0: `rowIndex` (R5.4). `loop` is the variable's name.

    Before settling: then it is the variable that the loop names as its `position`.
    """

    loop: str


@dataclass(frozen=True, slots=True)
class AtPlace(Expression):
    """`A[row][col]` inside a whole nest: the element of A at this place (R5.5); `mirrored` for `A[col][row]`.

    `loops` are the variables of the nest, outermost first.
    """

    target: Expression
    loops: tuple[str, ...]
    mirrored: bool = False


@dataclass(frozen=True, slots=True)
class Bracket(Expression):
    """`[a, b]`; `form` is None before settling. A tensor with `dtype` "float" holds fractions from the beginning (R2.4)."""

    items: tuple[Expression, ...]
    form: Literal["tensor", "list"] | None = None
    dtype: Literal["bool", "int", "float"] | None = None


@dataclass(frozen=True, slots=True)
class Clause(Node):
    """`for variables in iterable if conditions` of a comprehension; more than one variable takes a pair apart."""

    variables: tuple[str, ...]
    iterable: Expression
    conditions: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Comprehension(Expression):
    """A list built by clauses; its variables are locals of the function around it."""

    item: Expression
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Record(Expression):
    entries: tuple[tuple[Expression, Expression], ...]


@dataclass(frozen=True, slots=True)
class Pair(Expression):
    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Conditional(Expression):
    """`yes if condition else no`: only one of the two is evaluated."""

    condition: Expression
    yes: Expression
    no: Expression


@dataclass(frozen=True, slots=True)
class Logic(Expression):
    """`a and b and c`, `a or b`; `form` says after settling how: "truth" stops early and gives true or false, "elements" works
    element by element, "either" finds out when it runs (R3.2)."""

    operator: Literal["and", "or"]
    items: tuple[Expression, ...]
    form: Literal["truth", "elements", "either"] | None = None


@dataclass(frozen=True, slots=True)
class Not(Expression):
    """`form` as in Logic."""

    operand: Expression
    form: Literal["truth", "elements", "either"] | None = None


@dataclass(frozen=True, slots=True)
class Compare(Expression):
    """`first < second <= third`: every operand is evaluated once. Operators: `== != < <= > >= in not_in`, and `is is_not` with none.

    `form` as in Logic tells how the links of a chain are joined. Lists and records are compared through the primitive `equal`.
    """

    first: Expression
    rest: tuple[tuple[str, Expression], ...]
    form: Literal["truth", "elements", "either"] | None = None


@dataclass(frozen=True, slots=True)
class Lambda(Expression):
    """A function value written in place; its body is one Return."""

    function: Function


@dataclass(frozen=True, slots=True)
class Format(Expression):
    """An f-text: pieces of text, and values with their format ("" where there is none)."""

    parts: tuple[str | tuple[Expression, str], ...]


@dataclass(frozen=True, slots=True)
class ToTensor(Expression):
    """A list where a tensor is needed (R2.3). Made by settle.

    `leading` where the list got one item per row of a nest over that tensor: the result has the leading axes of the nest (R5.6),
    `np.array(items).reshape(np.shape(leading)[:-1] + item shape)`; with `by_element` each item has a number for each element of its
    row, so the result has the shape of the nest.
    """

    value: Expression
    leading: Expression | None = None
    by_element: bool = False


@dataclass(frozen=True, slots=True)
class Whole(Expression):
    """A count, size or index that may be a whole-valued fraction: made whole, any other fraction is an error (R3.6).

    A vector of such, a truth tensor, a text (a record's key) pass. Made by settle where the kind does not say it.
    """

    value: Expression


@dataclass(frozen=True, slots=True)
class Copy(Expression):
    """A value of its own (R6.2, R2.8). `dtype` "float": a tensor copy that holds fractions. Made by settle.

    `single` where the value may be a number: the copy is then a tensor of rank 0, which `Unwrap` turns back.
    """

    value: Expression
    dtype: Literal["float"] | None = None
    single: bool = False


@dataclass(frozen=True, slots=True)
class ToList(Expression):
    """A list of its own with the items of a tensor or list: what is appended to, or given back beside lists. Made by settle."""

    value: Expression


@dataclass(frozen=True, slots=True)
class Unwrap(Expression):
    """A tensor, or the number that a tensor of rank 0 holds. Made by settle for results of `Copy(single=True)`."""

    value: Expression


@dataclass(frozen=True, slots=True)
class OfClass(Expression):
    """Whether an object is of a class, or of one below it. Made by autodiff, where the class shows when the program runs."""

    value: Expression
    key: str


# Derivatives, until autodiff replaces them by plain core ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Gradient(Expression):
    """`gradient of loss with respect to names` (R10.1): one gradient for each name, as a pair where there are several."""

    loss: Expression
    names: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Derivative(Expression):
    """`derivative(f)`, `derivative(f, x)`, and likewise `jacobian` and `hessian` (R10.3); without an argument it is a function."""

    form: Literal["derivative", "jacobian", "hessian"]
    function: Expression
    argument: Expression | None
