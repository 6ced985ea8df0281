"""Text to tokens to the surface tree, and back."""

from fpp_lang.syntax.parse import is_complete, parse, parse_expression
from fpp_lang.syntax.phrases.headers import Headers, headers
from fpp_lang.syntax.phrases.patterns import Pattern, read_pattern
from fpp_lang.syntax.phrases.problems import SentenceToFillIn
from fpp_lang.syntax.phrases.table import NO_PHRASES, PhraseTable
from fpp_lang.syntax.reading import read_source, source_of_text

__all__ = [
    "NO_PHRASES",
    "Headers",
    "Pattern",
    "PhraseTable",
    "SentenceToFillIn",
    "headers",
    "is_complete",
    "parse",
    "parse_expression",
    "read_pattern",
    "read_source",
    "source_of_text",
]
