"""Derives: the slope of a function as a function, in the same language."""

from fpp_lang.derive.derivation import Derivative, as_it_runs, derive
from fpp_lang.derive.formula import NoFormula

__all__ = ["Derivative", "NoFormula", "as_it_runs", "derive"]
