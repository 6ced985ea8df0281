"""What is wrong with a word or a number that cannot be one."""

from __future__ import annotations

import re
import unicodedata

from fpp_lang.base.source import Span
from fpp_lang.syntax.characters import character_name
from fpp_lang.syntax.tables import load_tables
from fpp_lang.syntax.text_problems import BadName, BadNumber

MOST_DIGITS = 4300  # Python's own limit for reading a whole number; the language page has the same

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱ", "0123456789+-ni")
_POWER = re.compile("[⁰¹⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱ]+")


def bad_name(word: str, plain: str, keyword: bool, span: Span) -> BadName | None:
    """What keeps a word from being a name; `plain` is its NFKC form."""
    if keyword and word != plain:
        return BadName(span, f"{word} looks like {plain}, but is written with other characters", f"write {plain}", plain)
    if power := _POWER.search(word):
        base, exponent = word[: power.start()], power[0].translate(_SUPERSCRIPTS)
        written = f"{base}^{exponent}" if len(exponent) == 1 else f"{base}^({exponent})"
        return BadName(span, f"{power[0]} is no power that FPP reads: only ² and ³ are", f"write {written}", written)
    wrong = next((letter for letter in word if not ("_" + letter).isidentifier()), "")
    if wrong and unicodedata.numeric(wrong, None) is not None and wrong == word:
        return BadName(span, f"{word} is no number that FPP reads", "write it with the digits 0 to 9, a fraction with /")
    if wrong and plain.isidentifier():
        return BadName(span, f"a name cannot hold {character_name(wrong)}", f"write {plain}", plain)
    if wrong:
        return BadName(span, f"a name cannot hold {character_name(wrong)}", "leave it out")
    if not word.isidentifier():
        return BadName(span, f"a name cannot begin with {character_name(word[0])}", "begin it with a letter")
    return None


_BASES = {"0x": "hexadecimal", "0b": "binary", "0o": "octal"}


def bad_number(digits: str, span: Span) -> BadNumber:
    """What keeps digits, and the letters that follow them, from being a number."""
    lowered = digits.lower()
    if lowered[:2] in _BASES:
        try:
            value = str(int(lowered, 0))
        except ValueError:
            value = ""
        return BadNumber(
            span,
            f"{digits} is written in {_BASES[lowered[:2]]}; FPP reads decimal numbers",
            f"write {value or 'it in decimal'}",
            value or None,
        )
    number = re.match(load_tables().patterns["NUMBER"], digits)
    head = number[0] if number else digits
    rest = digits[len(head) :]
    if not rest:
        return BadNumber(
            span,
            f"this number has {len(digits):,} digits; FPP reads at most {MOST_DIGITS:,}",
            "write it with an exponent: 1e5000 is too large, 1e300 is not",
        )
    if rest.startswith("_") or rest.strip("_") == "":
        return BadNumber(span, f"an underscore stands between two digits, not as in {digits}", "write 1_000", digits.replace("_", ""))
    if re.fullmatch("[eE]_*", rest):
        return BadNumber(span, f"{digits} has no exponent", f"write {head}e8 or {head}")
    if rest in ("j", "J"):
        return BadNumber(span, "FPP has no complex numbers", "every result is a real number")
    return missing_sign(span, rest)


def missing_sign(span: Span, rest: str) -> BadNumber:
    """`2x`, `2x3`, `2(a + b)`: a multiplication without its sign. The span ends behind `rest`, or before it for a bracket."""
    number = span.text.removesuffix(rest)
    factor = re.sub(r"^x(?=[0-9])", "", rest)
    repaired = f"{number} *" if factor == "(" else f"{number} * {factor}"
    return BadNumber(span, f"between {number} and {factor} a multiplication sign is missing", f"write {repaired}", repaired)
