"""What lifting has made of a function."""

from __future__ import annotations

from dataclasses import dataclass, field

from fpp_lang.lift.checks import Need


@dataclass(slots=True)
class Made:
    """What lifting has made of a function: the ids of its statements, and of those that store in all of a tensor; `tests`: what these
    statements test before a loop.

    `narrow`: of those, the ones whose value has fewer axes than the tensor. `sizes`: what lines that make a tensor test without saying so.
    """

    statements: set[int] = field(default_factory=set)
    whole: set[int] = field(default_factory=set)
    tests: dict[int, tuple[Need, ...]] = field(default_factory=dict)
    narrow: set[int] = field(default_factory=set)
    sizes: dict[int, tuple[Need, ...]] = field(default_factory=dict)

    def copy(self) -> Made:
        return Made(set(self.statements), set(self.whole), dict(self.tests), set(self.narrow), dict(self.sizes))
