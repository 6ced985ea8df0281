"""Statements, functions and programs of the core tree; its invariant is told in `core/tree.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fpp_lang.base.source import NOWHERE, Span
from fpp_lang.core.expressions import AtPlace, Expression, Field, Index, Node, Variable
from fpp_lang.core.kinds import OPEN, Kind

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
    `renews`: a variable names a new tensor, because `v = v + x` was written, which leaves the old one as it is.
    """

    target: Target
    operator: str
    value: Expression
    fresh: bool = False
    renews: bool = False


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

LIBRARY = "library:"
"""What the keys of the standard library's functions and classes begin with."""


@dataclass(frozen=True, slots=True)
class Parameter(Node):
    """`kind` is what settle found for every call, or what the annotation says; `counts_truths`: true and false given for it are 1 and 0."""

    name: str
    default: Expression | None = None
    annotation: str | None = None
    kind: Kind = field(default=OPEN, kw_only=True, compare=False, repr=False)
    counts_truths: bool = field(default=False, kw_only=True, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Function(Node):
    """`arrow` is the word behind `->`, None for a procedure (`-> none` too).

    `locals` are its variables, parameters included, in order of first assignment. `by_element`: the parameters over whose elements a
    call runs when one of them is a tensor (R6.5), empty where none. `gives_whole`: such a call gives whole numbers or truth values.
    `leaves_inputs`: whether what it is given is certainly the same after a call.
    `owner`: the key of the class whose method it is.
    `outer_reads`: top-level variables and inputs that the body reads, itself or through what it calls. `sharing`: pairs of variables that
    may share memory.
    """

    key: str
    name: str
    parameters: tuple[Parameter, ...]
    arrow: str | None
    body: Block
    locals: tuple[str, ...] = ()
    by_element: tuple[str, ...] = ()
    gives_whole: bool = False
    leaves_inputs: bool = False
    outer_reads: tuple[str, ...] = ()
    sharing: tuple[tuple[str, str], ...] = ()
    owner: str | None = None
    result: Kind = field(default=OPEN, kw_only=True, compare=False, repr=False)
    comments: Comments = field(default=NO_COMMENTS, kw_only=True, compare=False, repr=False)
    header: Span = field(default=NOWHERE, kw_only=True, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Class(Node):
    """A class. `methods` gives the keys of its functions in `Program.functions` by name, in order; `base` is the key of the class above.

    The first parameter of a method is the object. `init` makes an object ready; it has that name however it was spelled.
    """

    key: str
    name: str
    base: str | None
    methods: dict[str, str]
    comments: Comments = field(default=NO_COMMENTS, kw_only=True, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Input(Node):
    """A name that the program reads and nothing defines; `comment` explains it (R4.6). `fractions` may be stored in it (R2.4)."""

    name: str
    comment: str | None
    annotation: str | None = None
    fractions: bool = field(default=False, kw_only=True)
    kind: Kind = field(default=OPEN, kw_only=True, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Earlier:
    """What has a value already when a program begins, as in the REPL: the kinds of variables, and of the fields of objects by class.

    `shows`: the value of a last expression is shown, so that it counts as used.
    """

    kinds: Mapping[str, Kind] = field(default_factory=dict)
    fields: Mapping[str, Mapping[str, Kind]] = field(default_factory=dict)
    shows: bool = False


NOTHING_EARLIER = Earlier()


@dataclass(frozen=True, slots=True)
class Program(Node):
    """A program with every function it uses, its own, used files' and the library's, in order of definition, callees of the library
    before their callers, and its classes, each after the class above it. `sharing`: pairs of variables that may share memory.
    Keys: `name` for the program's own, `file.fpp:name` for a used file's, `library:name` for the library's."""

    functions: dict[str, Function]
    body: Block
    variables: tuple[str, ...]
    inputs: tuple[Input, ...]
    seed: int | None = None
    classes: dict[str, Class] = field(default_factory=dict)
    sharing: tuple[tuple[str, str], ...] = ()
    earlier: Earlier = field(default=NOTHING_EARLIER, kw_only=True, compare=False, repr=False)
