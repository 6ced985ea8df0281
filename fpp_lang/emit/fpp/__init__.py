"""Core as FPP: formulas as a person would write them."""

from fpp_lang.emit.fpp.expressions import MEASURES, PRODUCT, NotSayable, fpp_text

__all__ = ["MEASURES", "PRODUCT", "NotSayable", "fpp_text"]
