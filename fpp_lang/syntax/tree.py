"""The surface tree: what was written.

Invariant: nothing that a reader of the program sees is lost. Names stand as spelled (NFKC), sentences as words, comments and
blank lines as trivia on the statement they belong to; two trees are equal where their programs differ in layout alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from fpp_lang.base.source import NOWHERE, Span


@dataclass(frozen=True, slots=True)
class Node:
    """Anything that stands in a text. `span` is not compared."""

    span: Span = field(default=NOWHERE, kw_only=True, compare=False, repr=False)


# Expressions -----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Number(Node):
    """`3`, `0.5`, `1e-8`, `1_000`; whole numbers are int."""

    value: int | float


@dataclass(frozen=True, slots=True)
class Text(Node):
    value: str


@dataclass(frozen=True, slots=True)
class FormatField(Node):
    """`{value:spec}` inside an f-text; `spec` is "" where there is none."""

    value: Expression
    spec: str


@dataclass(frozen=True, slots=True)
class FormatText(Node):
    """`f"epoch {epoch}"`: pieces of text and fields in turn."""

    parts: tuple[str | FormatField, ...]


@dataclass(frozen=True, slots=True)
class Truth(Node):
    value: bool


@dataclass(frozen=True, slots=True)
class Nothing(Node):
    """`none`."""


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A name as spelled, NFKC-normalised, without a leading article; `infinity`, `π` and `∞` are names too."""

    name: str


@dataclass(frozen=True, slots=True)
class Argument(Node):
    """One argument of a call; `name` for a keyword argument."""

    value: Expression
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Call(Node):
    """`function(arguments)`; for `a.f(b)` the function is an `Attribute`."""

    function: Expression
    arguments: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class Attribute(Node):
    """`target.name` without parentheses of its own; `Aᵀ` is `A.T`."""

    target: Expression
    name: str
    name_span: Span = field(default=NOWHERE, kw_only=True, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Slice(Node):
    """`start:stop:step` between index brackets; None where left out."""

    start: Expression | None
    stop: Expression | None
    step: Expression | None = None


@dataclass(frozen=True, slots=True)
class Index(Node):
    """`target[subscripts]`: `T[i, j]` has two subscripts, `T[i][j]` is an Index of an Index."""

    target: Expression
    subscripts: tuple[Expression | Slice, ...]


@dataclass(frozen=True, slots=True)
class Bracket(Node):
    """`[a, b]`; whether it is a tensor or a list is settled later (R2.3)."""

    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Comprehension(Node):
    """`[item for targets in iterable if condition]`."""

    item: Expression
    clauses: tuple[ComprehensionClause, ...]


@dataclass(frozen=True, slots=True)
class ComprehensionClause(Node):
    """`for targets in iterable if c1 if c2`; targets as in `ForIn`."""

    targets: tuple[Name | Pair, ...]
    iterable: Expression
    conditions: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Record(Node):
    """`{key: value}`; a bare key is the text of its name."""

    entries: tuple[RecordEntry, ...]


@dataclass(frozen=True, slots=True)
class RecordEntry(Node):
    """`bare` where the key was written as a name."""

    key: Expression
    value: Expression
    bare: bool


@dataclass(frozen=True, slots=True)
class Group(Node):
    """`(value)`: brackets that a formatter keeps."""

    value: Expression


@dataclass(frozen=True, slots=True)
class Pair(Node):
    """`a, b`, with or without brackets; two items or more."""

    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Unary(Node):
    """Operators: `-`, `+`, `√`, `not`."""

    operator: str
    operand: Expression


@dataclass(frozen=True, slots=True)
class Binary(Node):
    """Operators: `+ - * / div mod x ^ and or`, whatever their spelling (`×` is `x`, `**` is `^`, `%` is `mod`, `⊙` is `*`).

    `spelling` is the operator as written; `²` is `^` with the Number 2.
    """

    operator: str
    left: Expression
    right: Expression
    spelling: str = field(default="", kw_only=True, compare=False)


@dataclass(frozen=True, slots=True)
class Comparison(Node):
    """`first op second op third …`; operators: `== != < <= > >= in`, `not in`, `is`, `is not`."""

    first: Expression
    rest: tuple[tuple[str, Expression], ...]


@dataclass(frozen=True, slots=True)
class Partial(Node):
    """`∂loss/∂name`."""

    loss: Expression
    name: Expression


@dataclass(frozen=True, slots=True)
class Conditional(Node):
    """`yes if condition else no`."""

    condition: Expression
    yes: Expression
    no: Expression


@dataclass(frozen=True, slots=True)
class Lambda(Node):
    """`x -> body`, `(a, b) -> body`."""

    parameters: tuple[Name, ...]
    body: Expression


@dataclass(frozen=True, slots=True)
class NameList(Node):
    """`W1, b1 and W2` in a slot `{names}` of a sentence; items are Names or Attributes of them."""

    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Sentence(Node):
    """Words that fit a phrase: `number of rows in A`; its text is the span's. As a statement, the value of an `Evaluate`.

    `key` says which phrase (`Phrase.key`), `slots` are what stands in its slots, in order.
    """

    key: str
    slots: tuple[Expression | NameList, ...]


@dataclass(frozen=True, slots=True)
class Bad(Node):
    """Stands where a text could not be read; its problem is recorded already."""


Expression = (
    Number | Text | FormatText | Truth | Nothing | Name | Call | Attribute | Index | Bracket | Comprehension | Record
    | Group | Pair | Unary | Binary | Comparison | Partial | Conditional | Lambda | Sentence | Bad
)  # fmt: skip


# Statements ------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Comment(Node):
    """A comment as written, its marker included: `// …`, `# …` or `/* … */`."""

    text: str


@dataclass(frozen=True, slots=True)
class Trivia:
    """What stands around a statement and means nothing.

    `before`: whole-line comments above it, an empty string for each blank line between or above them (at most one in a row).
    `after`: a comment at the end of its (first) line. `inside`: comments within its brackets, in order.
    """

    before: tuple[Comment | str, ...] = ()
    after: Comment | None = None
    inside: tuple[Comment, ...] = ()


NO_TRIVIA = Trivia()


@dataclass(frozen=True, slots=True)
class Statement(Node):
    """`trivia` is not compared. A header statement's own trivia belongs to its first line."""

    trivia: Trivia = field(default=NO_TRIVIA, kw_only=True, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Block(Node):
    """Indented statements; `end` are the comments that stand after the last one. An empty block held only comments."""

    statements: tuple[Statement, ...]
    end: tuple[Comment | str, ...] = field(default=(), kw_only=True, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Annotation(Node):
    """`f32`, `Tensor`, `List[Tensor]`: `name` is the first word, the text as written is its span."""

    name: str


@dataclass(frozen=True, slots=True)
class Assign(Statement):
    """`targets[0] = targets[1] = value`; `value` is None for a hole (`steps = // how many`).

    A target is a Name, Index, Attribute or Pair of those. `declared` where `let` stands before it.
    """

    targets: tuple[Expression, ...]
    value: Expression | None
    annotation: Annotation | None = None
    declared: bool = False


@dataclass(frozen=True, slots=True)
class Update(Statement):
    """`target op= value`; operators: `+ - * / ^`."""

    target: Expression
    operator: str
    value: Expression


@dataclass(frozen=True, slots=True)
class Evaluate(Statement):
    """A line that is only an expression."""

    value: Expression


@dataclass(frozen=True, slots=True)
class Print(Statement):
    """`Print x`, `Log x`, `Show x`, `Log(x)` as whole lines."""

    word: str
    values: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Branch(Node):
    """`if condition:` or `elif condition:` with its block; `trivia` is that of its header line, for the first branch kept on the `If`."""

    condition: Expression
    block: Block
    trivia: Trivia = field(default=NO_TRIVIA, kw_only=True, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class If(Statement):
    branches: tuple[Branch, ...]
    otherwise: Block | None
    otherwise_trivia: Trivia = field(default=NO_TRIVIA, kw_only=True, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ForIn(Statement):
    """`for targets in iterable:`; `for i, (a, b) in …` has a Name and a Pair of Names."""

    targets: tuple[Name | Pair, ...]
    iterable: Expression
    body: Block


@dataclass(frozen=True, slots=True)
class ForFrom(Statement):
    """`for variable from start to stop step step:`; both ends belong to it."""

    variable: Name
    start: Expression
    stop: Expression
    step: Expression | None
    body: Block


@dataclass(frozen=True, slots=True)
class While(Statement):
    condition: Expression
    body: Block


@dataclass(frozen=True, slots=True)
class Repeat(Statement):
    """`repeat:` … `until condition`."""

    body: Block
    condition: Expression
    until_trivia: Trivia = field(default=NO_TRIVIA, kw_only=True, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Break(Statement):
    """`words` name the loop for the reader: `Break training loop`."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class Continue(Statement):
    words: str = ""


@dataclass(frozen=True, slots=True)
class Pass(Statement):
    pass


@dataclass(frozen=True, slots=True)
class Return(Statement):
    value: Expression | None


@dataclass(frozen=True, slots=True)
class Throw(Statement):
    """`throw value`; the value is mostly a Call of the Name `Error`."""

    value: Expression


@dataclass(frozen=True, slots=True)
class Try(Statement):
    """`try:` … `catch error:` …; `name` is None for a bare `catch:`."""

    body: Block
    name: Name | None
    handler: Block
    catch_trivia: Trivia = field(default=NO_TRIVIA, kw_only=True, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Assert(Statement):
    condition: Expression
    message: Expression | None


@dataclass(frozen=True, slots=True)
class Use(Statement):
    """`use "file"` (names is None) or `from "file" use a, b`."""

    file: Text
    names: tuple[Name, ...] | None


@dataclass(frozen=True, slots=True)
class Parameter(Node):
    name: str
    default: Expression | None = None
    annotation: Annotation | None = None


@dataclass(frozen=True, slots=True)
class Function(Statement):
    """`Function name(parameters) -> arrow:`; `name_span` is the name's place, the span of `arrow` the annotation's."""

    name: str
    parameters: tuple[Parameter, ...]
    arrow: Annotation | None
    body: Block
    name_span: Span = field(default=NOWHERE, kw_only=True, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Phrase(Function):
    """`Phrase "number of rows in {tensor}" -> Integer:`, a function with a sentence for a name (R7.1).

    `name` is made of the words, for those who call it in Python; the parameters are the slots. `key` is the same for all spellings
    of a sentence, `number of rows in {}`.
    """

    sentence: Text
    key: str


@dataclass(frozen=True, slots=True)
class Class(Statement):
    """`Class name(base):` and its methods; the block holds functions, `pass` and comments. `super` in a method is a Name."""

    name: str
    base: Name | None
    body: Block
    name_span: Span = field(default=NOWHERE, kw_only=True, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class BadStatement(Statement):
    """Stands where a line could not be read; its problem is recorded already."""


@dataclass(frozen=True, slots=True)
class Module(Node):
    """A whole file; `end` are the comments after the last statement."""

    statements: tuple[Statement, ...]
    end: tuple[Comment | str, ...] = field(default=(), kw_only=True, compare=False, repr=False)
