"""The core tree: what was meant.

Invariant: after `resolve` no one asks again what a name is. After `settle` no one asks again what kind a value has: `kind` is
filled in on every expression, and the nodes marked "before settling" are gone. `core/spec.py` holds the table of what is legal when.
Every node has an `id` of its own, not compared; facts, comments and source maps are keyed by it. A new node that a pass makes from
an old one keeps its `id` and `span`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from itertools import count
from typing import Literal

from fpp_lang.base.source import NOWHERE, Span
from fpp_lang.core.kinds import OPEN, Kind
from fpp_lang.diagnostics.problem import Problem

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

    `meaning` is the call with the target as first argument, None where no function has the name; `refused` is what is wrong with
    that call, to be told only if it is what is meant.
    """

    target: Expression
    name: str
    arguments: tuple[Expression, ...] | None
    keywords: tuple[tuple[str, Expression], ...]
    meaning: Expression | None
    refused: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Field(Expression):
    """A field of a record."""

    target: Expression
    name: str


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
    `np.array(items).reshape(np.shape(leading)[:-1] + item shape)`.
    """

    value: Expression
    leading: Expression | None = None


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
class Unwrap(Expression):
    """A tensor, or the number that a tensor of rank 0 holds. Made by settle for results of `Copy(single=True)`."""

    value: Expression


# Statements ------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Comments:
    """Comments of a statement, without their markers: whole lines before it ("" is a blank line), and the one behind it."""

    before: tuple[str, ...] = ()
    after: str | None = None


NO_COMMENTS = Comments()


@dataclass(frozen=True, slots=True)
class Statement(Node):
    comments: Comments = field(default=NO_COMMENTS, kw_only=True, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Block(Node):
    """`comments_after` are the comments that stand after the last statement."""

    statements: tuple[Statement, ...]
    comments_after: tuple[str, ...] = field(default=(), kw_only=True, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Targets(Node):
    """Targets that take a pair apart: `a, b = …`."""

    items: tuple[Target, ...]


Target = Variable | Index | Field | AtPlace | Targets


@dataclass(frozen=True, slots=True)
class Assign(Statement):
    """Binds a variable, or stores in an element or a field."""

    target: Target
    value: Expression


@dataclass(frozen=True, slots=True)
class Update(Statement):
    """`target op= value` with a primitive's name as operator: `add subtract multiply divide power`.

    A tensor is changed in place, anything else is assigned. `fresh` for a record's entry that starts at 0 (R2.7).
    """

    target: Target
    operator: str
    value: Expression
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Evaluate(Statement):
    """An expression for its effect. Before settling also one whose value may be the function's or the element's."""

    value: Expression


@dataclass(frozen=True, slots=True)
class If(Statement):
    """`comments_of` are those of each `elif` header in turn, and of `else` at the end."""

    branches: tuple[tuple[Expression, Block], ...]
    otherwise: Block | None
    comments_of: tuple[Comments, ...] = field(default=(), kw_only=True, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ForIn(Statement):
    """`for variables in iterable:` before settling. `position` where the body uses `rowIndex` of its (one) variable."""

    variables: tuple[str, ...]
    iterable: Expression
    body: Block
    position: bool = False


@dataclass(frozen=True, slots=True)
class ForCount(Statement):
    """Counts: `start, start + step, …` before `stop`; with `inclusive` up to and with it (`from … to`).

    The number of passes is fixed at the beginning (R5.7).
    """

    variable: str
    start: Expression
    stop: Expression
    step: Expression
    inclusive: bool
    body: Block


@dataclass(frozen=True, slots=True)
class Visit(Node):
    """One variable of a ForEach and what it walks. `live`: the variable is the element itself (R5.2), read and stored in place;
    the iterable is then a tensor or a list."""

    variable: str
    iterable: Expression
    live: bool = False


@dataclass(frozen=True, slots=True)
class ForEach(Statement):
    """Walks one iterable, or several side by side (`zip`, to the end of the shortest).

    `position` is the variable that counts the passes from 0 (`enumerate`, or made by settle for `rowIndex`), None where unused.
    `unpack`: the variables that take each item apart (`for a, b in pairs`, `for key, value in record`), instead of `visits[0].variable`.
    A list is walked as it was at the start (R5.7): `snapshot` where the body grows or shrinks it.
    """

    visits: tuple[Visit, ...]
    body: Block
    position: str | None = None
    unpack: tuple[str, ...] = ()
    snapshot: bool = False


@dataclass(frozen=True, slots=True)
class ForRows(Statement):
    """The outer loop of an element nest (R5.6): every row along the last axis, at any rank; a vector or a number is one row.

    `variable` is the row itself; `position` counts rows from 0 through all leading axes.
    """

    variable: str
    iterable: Expression
    body: Block
    position: str | None = None


@dataclass(frozen=True, slots=True)
class ForElements(Statement):
    """The inner loop of an element nest: every element of the row that the ForRows loop with variable `row` is at.

    `variable` is the element itself: assigning it stores it. `position` counts along the row.
    """

    variable: str
    row: str
    body: Block
    position: str | None = None


@dataclass(frozen=True, slots=True)
class ForAll(Statement):
    """Every element of a tensor of any rank, row by row: a lone loop whose variable is only assigned numbers (R5.2), and the inner
    loop over an item of a list (R5.6). The variable is the element itself."""

    variable: str
    iterable: Expression
    body: Block
    position: str | None = None


@dataclass(frozen=True, slots=True)
class While(Statement):
    condition: Expression
    body: Block


@dataclass(frozen=True, slots=True)
class Repeat(Statement):
    """The body, again until the condition holds; `continue` goes to the test."""

    body: Block
    condition: Expression


@dataclass(frozen=True, slots=True)
class Break(Statement):
    pass


@dataclass(frozen=True, slots=True)
class Continue(Statement):
    pass


@dataclass(frozen=True, slots=True)
class Pass(Statement):
    pass


@dataclass(frozen=True, slots=True)
class Return(Statement):
    """`implicit` where settle made it (R6.3)."""

    value: Expression | None
    implicit: bool = False


@dataclass(frozen=True, slots=True)
class Throw(Statement):
    """Stops the program with a message, which is a text."""

    message: Expression


@dataclass(frozen=True, slots=True)
class Try(Statement):
    """`name` is a record with the field `message` in the handler."""

    body: Block
    name: str | None
    handler: Block
    comments_of_catch: Comments = field(default=NO_COMMENTS, kw_only=True, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Assert(Statement):
    condition: Expression
    message: Expression | None


@dataclass(frozen=True, slots=True)
class Define(Statement):
    """A nested function comes to life; its name is a local of the function around it."""

    function: Function


# Functions and programs ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Parameter(Node):
    """`kind` is what settle found for every call, or what the annotation says."""

    name: str
    default: Expression | None = None
    annotation: str | None = None
    kind: Kind = field(default=OPEN, kw_only=True, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Function(Node):
    """`arrow` is the word behind `->`, None for a procedure (`-> none` too).

    `locals` are its variables, parameters included, in order of first assignment. `by_element`: the parameters over whose elements a
    call runs when one of them is a tensor (R6.5), empty where none. `gives_whole`: such a call gives whole numbers or truth values.
    `outer_reads`: top-level variables and inputs that the body reads, itself or through what it calls.
    """

    key: str
    name: str
    parameters: tuple[Parameter, ...]
    arrow: str | None
    body: Block
    locals: tuple[str, ...] = ()
    by_element: tuple[str, ...] = ()
    gives_whole: bool = False
    outer_reads: tuple[str, ...] = ()
    result: Kind = field(default=OPEN, kw_only=True, compare=False, repr=False)
    comments: Comments = field(default=NO_COMMENTS, kw_only=True, compare=False, repr=False)
    header: Span = field(default=NOWHERE, kw_only=True, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Input(Node):
    """A name that the program reads and nothing defines; `comment` explains it (R4.6)."""

    name: str
    comment: str | None
    annotation: str | None = None
    kind: Kind = field(default=OPEN, kw_only=True, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Program(Node):
    """A program with every function it uses, its own, used files' and the library's, in order of definition, callees of the library
    before their callers. Keys: `name` for the program's own, `file.fpp:name` for a used file's, `library:name` for the library's."""

    functions: dict[str, Function]
    body: Block
    variables: tuple[str, ...]
    inputs: tuple[Input, ...]
    seed: int | None = None
