"""A bare key of a record is its text, also where a variable has that name (R2.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fpp_lang.base.source import Span
from fpp_lang.core import tree as core
from fpp_lang.diagnostics.model import Severity
from fpp_lang.diagnostics.problem import Problem, Words, problem
from fpp_lang.lint.bodies import Reading


@problem("FPP0808", "a key called like a variable", Severity.NOTE)
@dataclass(frozen=True, slots=True)
class KeyLikeVariable(Problem):
    span: Span
    name: str

    def words(self) -> Words:
        return Words(
            f'the key is the text "{self.name}", not the value of the variable `{self.name}`.',
            f'write `"{self.name}"` to say so; for the value as the key, make the record first and store with `record[{self.name}] = …`',
            replacement=f'"{self.name}"',
        )


def find(reading: Reading) -> Iterator[Problem]:
    """Bare keys of records in a body that has a variable of that name, unless the field is given that very variable."""
    scopes = [(reading.program.body, set(reading.program.variables))]
    scopes += [
        (function.body, {*function.locals, *(parameter.name for parameter in function.parameters)}) for function in reading.functions
    ]
    for body, names in scopes:
        for record in reading.nodes(body):
            if not isinstance(record, core.Record):
                continue
            for key, value in record.entries:
                match key:
                    case core.Constant(value=str() as name) if name in names and key.span.text == name:
                        if not (isinstance(value, core.Variable) and value.name == name):
                            yield KeyLikeVariable(key.span, name)
