"""When is a value what an example says? Numbers agree to nine digits, all else is equal."""

from __future__ import annotations

from typing import Any

import numpy as np

RELATIVE, ABSOLUTE = 1e-9, 1e-12


def agree(given: Any, wanted: Any) -> bool:
    """Equal, part by part; a list of numbers is as good as a tensor (R2.3)."""
    match given, wanted:
        case (dict(), dict()):
            return list(given) == list(wanted) and all(agree(given[key], wanted[key]) for key in given)
        case (str(), _) | (_, str()) | (None, _) | (_, None):
            return bool(given == wanted)
    one, other = _numbers(given), _numbers(wanted)
    if one is not None and other is not None:
        return one.shape == other.shape and bool(np.allclose(one, other, RELATIVE, ABSOLUTE, equal_nan=True))
    if isinstance(given, list | tuple) and isinstance(wanted, list | tuple):
        return len(given) == len(wanted) and all(map(agree, given, wanted))
    return bool(given == wanted)


def _numbers(value: Any) -> np.ndarray[Any, Any] | None:
    """The value as an array, if it is one number or a rectangle of numbers."""
    if not isinstance(value, bool | int | float | np.ndarray | list | tuple | range):
        return None
    try:
        array = np.asarray(value)
    except ValueError:  # rows of different lengths
        return None
    return array if array.dtype.kind in "biuf" else None
