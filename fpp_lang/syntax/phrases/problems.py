"""What can be wrong with phrases and with sentences that fit them."""

from __future__ import annotations

from dataclasses import dataclass

from fpp_lang.base.source import Span
from fpp_lang.diagnostics.model import Severity
from fpp_lang.diagnostics.problem import Problem, Words, problem


@problem("FPP0130", "a sentence that fits no phrase")
@dataclass(frozen=True, slots=True)
class UnknownSentence(Problem):
    """Words in a row that are no statement (R7.5); `example` is how it could begin, `near` are phrases that look like it.

    `apart`: two values within a formula, between which an operator may be missing. `procedure`: the phrase without an arrow that stands
    where a value is needed.
    """

    span: Span
    sentence: str
    example: str = ""
    near: tuple[str, ...] = ()
    apart: tuple[str, str] | None = None
    procedure: str = ""

    def words(self) -> Words:
        if self.procedure:
            hint = "write it on a line of its own; a phrase with an arrow behind its sentence, `-> Number`, gives a value"
            return Words(f'the phrase "{self.procedure}" has no arrow, so it gives no value that could stand here', hint)
        define = f'say what it means: Phrase "{_short(self.sentence)}": with a block below it'
        if self.near:
            hint = f"the nearest phrases are {_list(self.near)}; or {define}"
        elif self.example:
            hint = f"write {self.example}"
        elif self.apart:
            hint = f"write an operator between {self.apart[0]} and {self.apart[1]}; or {define}"
        else:
            hint = f"{define}; or write it as a formula"
        return Words(f"no phrase fits this sentence: {_short(self.sentence)}", hint)


@problem("FPP0137", "a sentence to be filled in", Severity.NOTE)
@dataclass(frozen=True, slots=True)
class SentenceToFillIn(Problem):
    """The same where holes are allowed, `fpp check --holes` (R7.5)."""

    span: Span
    sentence: str
    example: str = ""

    def words(self) -> Words:
        hint = f"write {self.example}" if self.example else "write it as a formula, or define it as a phrase"
        return Words(f"still to be filled in: {_short(self.sentence)}", hint)


@problem("FPP0138", "a phrase that cannot be declared")
@dataclass(frozen=True, slots=True)
class BadPhrase(Problem):
    """A sentence that could not be found again (R7.3)."""

    span: Span
    reason: str

    def words(self) -> Words:
        return Words(f"this is no phrase: {self.reason}", 'a phrase is words with slots between them: Phrase "mean of {values}"')


@problem("FPP0140", "a sentence that could be read two ways")
@dataclass(frozen=True, slots=True)
class TwoReadings(Problem):
    """`square of 2 + 3`: an operator behind the last slot of a phrase (R7.2)."""

    span: Span
    inside: str
    outside: str

    def words(self) -> Words:
        return Words(
            "this sentence could be read two ways, for an operator follows its last slot", f"write {self.inside} or {self.outside}"
        )


@problem("FPP0141", "a sentence that fits two phrases")
@dataclass(frozen=True, slots=True)
class TwoPhrases(Problem):
    """Two phrases with equally many words fit (R7.2)."""

    span: Span
    one: str
    other: str

    def words(self) -> Words:
        return Words(f'this sentence fits two phrases: "{self.one}" and "{self.other}"', "give one of them another word")


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= 60 else sentence[:57] + "…"


def _list(items: tuple[str, ...]) -> str:
    quoted = [f'"{item}"' for item in items]
    return quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + " or " + quoted[-1]
