"""When two results count as one (R11.4)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import numpy as np

RELATIVE = 1e-9
ABSOLUTE = 1e-12
"""Sums may be taken in another order; inputs are small and few, so one bound serves for the rounding of all of them."""


NanFor = Literal["nothing else", "infinite numbers", "any number"]


def agree(left: Any, right: Any, *, nan_for: NanFor = "nothing else") -> bool:
    """Equal but for rounding, in shape too; nan equals nan, and what it may stand for: inf - inf hangs on the order of a sum."""
    if isinstance(left, Mapping) or isinstance(right, Mapping):
        same = isinstance(left, Mapping) and isinstance(right, Mapping) and list(left) == list(right)
        return same and all(agree(left[key], right[key], nan_for=nan_for) for key in left)
    if isinstance(left, tuple | list) and isinstance(right, tuple | list):
        return len(left) == len(right) and all(agree(one, other, nan_for=nan_for) for one, other in zip(left, right, strict=True))
    if left is None or right is None or isinstance(left, str) or isinstance(right, str):
        return bool(type(left) is type(right) and left == right)
    if callable(left) or callable(right):
        return callable(left) and callable(right)
    return _close(np.asarray(left), np.asarray(right), nan_for)


def _close(left: np.ndarray[Any, Any], right: np.ndarray[Any, Any], nan_for: NanFor) -> bool:
    if left.dtype.kind not in "biuf" or right.dtype.kind not in "biuf":
        return left.shape == right.shape and bool(np.all(left == right))
    if left.size == right.size == 0:
        return True  # the shape of nothing is not told by loops that never ran
    if left.shape != right.shape:
        return False
    close = np.isclose(left.astype(float), right.astype(float), RELATIVE, ABSOLUTE, equal_nan=True)
    either = np.isnan(left) | np.isnan(right)
    left_open = {"nothing else": False, "infinite numbers": ~np.isfinite(left) & ~np.isfinite(right), "any number": True}[nan_for]
    return bool(np.all(close | (either & left_open)))
