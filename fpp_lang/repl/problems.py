"""What can go wrong in a conversation alone."""

from __future__ import annotations

from dataclasses import dataclass

from fpp_lang.base.source import Span
from fpp_lang.diagnostics.problem import Problem, Words, problem


@problem("FPP0406", "a name that has no value yet")
@dataclass(frozen=True, slots=True)
class NotGiven(Problem):
    """A name that neither this entry nor an earlier one gives a value."""

    span: Span
    name: str
    near: tuple[str, ...]

    def words(self) -> Words:
        hint = f"did you mean `{self.near[0]}`?" if self.near else f"give it a value first: `{self.name} = …`"
        return Words(f"nothing is called `{self.name}` yet.", hint, replacement=self.near[0] if self.near else None)


@problem("FPP0407", "a gradient of a value from an earlier entry")
@dataclass(frozen=True, slots=True)
class ComputedEarlier(Problem):
    """The way back goes through the lines of one entry; those of earlier ones are over."""

    span: Span
    loss: str
    name: str

    def words(self) -> Words:
        return Words(
            f"`{self.loss}` was not computed from `{self.name}` in this entry, and the lines of earlier ones are over.",
            f"compute it here as well: `{self.loss} = …; gradient of {self.loss} with respect to {self.name}`",
        )


@problem("FPP0905", "a command of the conversation that does not fit")
@dataclass(frozen=True, slots=True)
class WrongCommand(Problem):
    """A line that begins with a colon and is no command, or one that lacks something."""

    span: Span
    what: str
    hint: str

    def words(self) -> Words:
        return Words(self.what, self.hint)
