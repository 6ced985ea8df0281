"""What is checked: functions as the check sees them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from fpp_lang.diagnostics.error import FppError
from fpp_lang.gradcheck.numerical import Array, as_array

ROLES: Mapping[str, tuple[str, ...]] = {
    "label": ("label", "class_index"),
    "prediction": ("predict", "output", "y_hat", "yhat", "y_pred", "ŷ", "score", "logit", "prob", "guess", "estimate"),
    "target": ("actual", "target", "truth", "true", "expected", "label", "desired"),
    "upstream": ("upstream", "gradient", "grad", "delta_out", "dout", "d_out", "dy", "dz", "error_signal", "incoming"),
    "setting": ("alpha", "beta", "delta", "slope", "gamma", "epsilon", "rate", "factor", "weight_decay", "margin", "temperature"),
}
"""What a parameter's name says about it: the first row whose word it contains."""

SHORT_ROLES: Mapping[str, str] = {
    "q": "prediction",
    "Q": "prediction",
    "Y": "target",
    "y": "target",
    "t": "target",
    "g": "upstream",
    "dy": "upstream",
    "dz": "upstream",
}
"""The same for names of one or two letters, which stand alone; `T` is a tensor."""

DERIVATIVE = "d_"
"""What the name of a derivative begins with: `d_y` comes from above, and `-> d_W` is handed back to W."""


def role_of(name: str) -> str:
    """The role of a parameter by its name; "input" where the name says nothing."""
    plain = name.casefold()
    if name in SHORT_ROLES:
        return SHORT_ROLES[name]
    if plain.startswith(DERIVATIVE):
        return "upstream"
    return next((role for role, words in ROLES.items() if any(word in plain for word in words)), "input")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter; `read` is false where the function never looks at it."""

    name: str
    optional: bool = False
    read: bool = True


@dataclass(frozen=True, slots=True)
class Subject:
    """A function under test. `uses` are the primitives in it and in what it calls; `gives` is what its arrow names."""

    name: str
    parameters: tuple[Parameter, ...]
    call: Callable[..., Any]
    uses: frozenset[str] = frozenset()
    gives: str | None = None

    @property
    def required(self) -> tuple[str, ...]:
        return tuple(parameter.name for parameter in self.parameters if not parameter.optional)

    def requiring(self, name: str) -> Subject:
        """The same with a parameter that must be given, and with it those before it."""
        place = next(place for place, parameter in enumerate(self.parameters) if parameter.name == name)
        needed = tuple(replace(parameter, optional=parameter.optional and at > place) for at, parameter in enumerate(self.parameters))
        return replace(self, parameters=needed)

    def value(self, arguments: Mapping[str, Any]) -> Array | None:
        """The value at these arguments; None where the function refuses them or gives no numbers."""
        try:
            return as_array(self.call(*(_own(arguments[name]) for name in self.required)))
        except FppError:
            return None


def _own(value: Any) -> Any:
    """An argument that the function may change; a tensor of rank 0 is a number."""
    return value.copy() if isinstance(value, np.ndarray) and value.ndim else value.item() if isinstance(value, np.ndarray) else value
