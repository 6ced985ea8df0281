"""Text to tokens to the surface tree, and back."""

from fpp_lang.syntax.parse import parse, parse_expression

__all__ = ["parse", "parse_expression"]
