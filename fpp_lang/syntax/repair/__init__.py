"""Pasted listings made whole: `repair_source` is what `fpp repair` does."""

from fpp_lang.syntax.repair.problems import StillUnreadable
from fpp_lang.syntax.repair.run import repair_source

__all__ = ["StillUnreadable", "repair_source"]
