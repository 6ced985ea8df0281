"""How the tests of this floor read programs: trees as short texts, problems by code."""

from __future__ import annotations

from fpp_lang.base.source import SourceFile
from fpp_lang.diagnostics.model import Diagnostic, Severity
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.syntax import parse, tree


def read(text: str) -> tuple[tree.Module, list[Diagnostic]]:
    """The tree of a program and its problems, notes apart."""
    problems = Problems()
    module = parse(SourceFile("program.fpp", text), problems)
    return module, [item for item in problems.diagnostics() if item.severity is not Severity.NOTE]


def statements(text: str) -> tuple[tree.Statement, ...]:
    """The statements of a program without problems."""
    module, problems = read(text)
    assert [str(problem) for problem in problems] == []
    return module.statements


def expression(text: str) -> tree.Expression:
    """The value of a line that is only an expression."""
    (statement,) = statements(text)
    assert isinstance(statement, tree.Evaluate)
    return statement.value


def problem(text: str) -> Diagnostic:
    """The one problem of a program."""
    _, problems = read(text)
    assert len(problems) == 1, [str(item) for item in problems]
    return problems[0]


def lines_of(text: str) -> list[tuple[int, str]]:
    """Line and code of each problem."""
    return [(item.line, item.code) for item in read(text)[1]]


def shape(node: object) -> str:
    """An expression with every bracket that its structure has: `-x^2` => `(- (x ^ 2))`."""
    match node:
        case None:
            return "_"
        case tree.Number(value):
            return repr(value)
        case tree.Text(value):
            return repr(value)
        case tree.Truth(value):
            return str(value).lower()
        case tree.Nothing():
            return "none"
        case tree.Name(name):
            return name
        case tree.Bad():
            return "BAD"
        case tree.FormatText(parts):
            return "f" + repr([part if isinstance(part, str) else f"{shape(part.value)}:{part.spec}" for part in parts])
        case tree.Call(function, arguments):
            return f"{shape(function)}({', '.join(shape(argument) for argument in arguments)})"
        case tree.Argument(value, name):
            return shape(value) if name is None else f"{name}={shape(value)}"
        case tree.Attribute(target, name):
            return f"{shape(target)}.{name}"
        case tree.Index(target, subscripts):
            return f"{shape(target)}[{', '.join(shape(part) for part in subscripts)}]"
        case tree.Slice(start, stop, step):
            return f"{shape(start)}:{shape(stop)}:{shape(step)}"
        case tree.Bracket(items):
            return f"[{', '.join(map(shape, items))}]"
        case tree.Comprehension(item, clauses):
            return f"[{shape(item)}{''.join(map(shape, clauses))}]"
        case tree.ComprehensionClause(targets, iterable, conditions):
            tests = "".join(f" if {shape(condition)}" for condition in conditions)
            return f" for {', '.join(map(shape, targets))} in {shape(iterable)}{tests}"
        case tree.Record(entries):
            return "{" + ", ".join(f"{shape(entry.key)}{'*' if entry.bare else ''}: {shape(entry.value)}" for entry in entries) + "}"
        case tree.Group(value):
            return f"<{shape(value)}>"
        case tree.Pair(items):
            return f"pair({', '.join(map(shape, items))})"
        case tree.Unary(operator, operand):
            return f"({operator} {shape(operand)})"
        case tree.Binary(operator, left, right):
            return f"({shape(left)} {operator} {shape(right)})"
        case tree.Comparison(first, rest):
            return f"({shape(first)}{''.join(f' {operator} {shape(right)}' for operator, right in rest)})"
        case tree.Conditional(condition, yes, no):
            return f"({shape(yes)} if {shape(condition)} else {shape(no)})"
        case tree.Lambda(parameters, body):
            return f"({', '.join(map(shape, parameters))} -> {shape(body)})"
    raise TypeError(type(node).__name__)
