"""Text to tokens to the surface tree, and back."""

from fpp_lang.syntax.parse import is_complete, parse, parse_expression
from fpp_lang.syntax.reading import read_source, source_of_text

__all__ = ["is_complete", "parse", "parse_expression", "read_source", "source_of_text"]
