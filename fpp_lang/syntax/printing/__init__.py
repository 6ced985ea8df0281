"""Text to canonical text: the layout that `fpp fmt` gives a program."""

from fpp_lang.syntax.printing.program import format_source

__all__ = ["format_source"]
