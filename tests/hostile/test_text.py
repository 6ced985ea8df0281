"""Broken and hostile texts (groups 1 to 41): the front end reads them or says what is wrong."""

from __future__ import annotations

import pytest

FINE, WRONG, EITHER = 0, 1, (0, 1)

# number and name, the file, the exit status, words of the message or (for status 0) what is printed
CASES: list[tuple[str, str | bytes, object, str]] = [
    ("1 empty file", b"", FINE, ""),
    ("2 only blanks", b"  \n\t\n    ", FINE, ""),
    ("3 only comments", "// one\n# two\n/* three\n*/", FINE, ""),
    ("4 no last newline", "print(1)", FINE, "1\n"),
    ("5 CRLF", b"if 1 < 2:\r\n    print(1)\r\nprint(2)\r\n", FINE, "1\n2\n"),
    ("6 CR", b"print(1)\rprint(2)\r", FINE, "1\n2\n"),
    ("7 mixed line ends", b"print(1)\r\nprint(2)\rprint(3)\n", FINE, "1\n2\n3\n"),
    ("8 BOM", b"\xef\xbb\xbfprint(1)\n", FINE, "1\n"),
    ("9 BOM in the middle", "a = 1\n\ufeffb = 2\n", WRONG, "U+FEFF"),
    ("10 UTF-16", "print(1)".encode("utf-16"), WRONG, "UTF-16"),
    ("10 UTF-16 without BOM", "print(1)".encode("utf-16-le"), WRONG, ""),
    ("11 Latin-1", 'a = 1\nname = "café"'.encode("latin-1"), WRONG, "0xE9"),
    ("12 NUL", b"a = 1\0\n", WRONG, "NUL"),
    ("12 NUL in a text", b'a = "\0"\n', WRONG, "NUL"),
    ("13 lone surrogate", b'a = "\xed\xa0\x80"\n', WRONG, ""),
    ("13 escaped surrogate", 'print("\\ud800")\n', EITHER, ""),
    *[(f"14 line end U+{ord(c):04X}", f"a = 1{c}b = 2\n", WRONG, f"U+{ord(c):04X}") for c in "\u2028\x85\x0b\x0c"],
    ("14 line end in a text", 'print("a\u2028b".len())\n', FINE, "3\n"),
    ("14 line end in a comment", "a = 1 // one\u2028import os\nprint(a)\n", EITHER, ""),
    ("15 no-break space", "a =\u00a01\n", WRONG, "U+00A0"),
    ("15 zero-width space", "to\u200btal = 1\n", WRONG, "U+200B"),
    ("16 direction in a comment", "a = 1 // \u202e evil\n", WRONG, "U+202E"),
    ("16 direction in a text", 'a = "\u2066evil"\n', WRONG, "U+2066"),
    ("16 direction in a name", "a\u200f = 1\n", WRONG, "U+200F"),
    ("17 Cyrillic beside Latin", "total = 1\nt\u043etal = 2\nprint(total)\n", FINE, "1\n"),
    ("18 full-width name", "\uff4ep = 3\nv = [1, 2]\nprint(np + sum(v))\n", FINE, "6\n"),
    ("19 ligature", "\ufb01 = 1\nprint(fi)\n", FINE, "1\n"),
    *[(f"20 {digit}", f"a = {digit}\n", WRONG, "") for digit in ("²", "½", "٣", "𝟛", "①")],
    ("21 smart quotes", "name = “Ada”\n", WRONG, '"'),
    ("21 en dash", "a = 5\nb = a – 1\n", WRONG, "-"),
    ("22 line numbers of a page", "1 a = 1\n2 b = 2\n3 print(a)\n", WRONG, ""),
    ("23 unterminated text", 'a = "abc\nb = 2\n', WRONG, ""),
    ("23 unterminated long text", 'a = """abc\nb = 2\n', WRONG, ""),
    ("24 10^5 backslashes", 'a = "' + "\\" * 100_000 + '"\nprint(a.len())\n', FINE, "50000\n"),
    ("24 10^5 + 1 backslashes", 'a = "' + "\\" * 100_001 + '"\n', WRONG, ""),
    ("25 unterminated bracket", "a = (1 + 2\nb = 3\n", WRONG, ""),
    ("26 closing bracket too many", "a = 1 + 2)\n", WRONG, ""),
    ("26 brackets that do not match", "a = [1, 2)\n", WRONG, ""),
    ("27 tabs and spaces in a line", "if 1 < 2:\n \ta = 1\n\t b = 2\n", WRONG, ""),
    ("28 tab beside 8 spaces", "if 1 < 2:\n\ta = 1\n        b = 2\n", WRONG, ""),
    ("29 dedent to no open level", "if 1 < 2:\n        a = 1\n    b = 2\n", WRONG, ""),
    ("30 indented first line", "    a = 1\n", WRONG, ""),
    ("31 10^6-character line", f'a = "{"x" * 1_000_000}"\nprint(a.len())\n', WRONG, "a line has at most"),
    ("31 10^5-character line", f'a = "{"x" * 100_000}"\nprint(a.len())\n', FINE, "100000\n"),
    ("31 10^6-character wrong line", f'a = "{"x" * 1_000_000}" +\n', WRONG, ""),
    ("32 10^6-character name", f"{'n' * 1_000_000} = 1\n", EITHER, ""),
    ("33 10^6-digit number", f"a = {'9' * 1_000_000}\n", WRONG, ""),
    ("33 10^6-digit fraction", f"a = 0.{'9' * 1_000_000}\n", EITHER, ""),
    ("34 10^5 blank lines", "\n" * 100_000 + "print(1)\n", FINE, "1\n"),
    ("34 10^5 comment lines", "// no\n" * 100_000 + "print(1)\n", FINE, "1\n"),
    ("35 100 k parentheses", "a = " + "(" * 100_000 + "1" + ")" * 100_000, WRONG, ""),
    ("35 100 k open brackets", "a = " + "[" * 100_000, WRONG, ""),
    ("36 100 k unary minus", "a = " + "-" * 100_000 + "1", WRONG, ""),
    ("37 100 k powers", "a = " + "2^" * 100_000 + "2", WRONG, ""),
    ("38 5,000 nested ifs", "".join(" " * depth + "if 1 < 2:\n" for depth in range(5_000)) + " " * 5_000 + "a = 1\n", WRONG, ""),
    ("39 25 nested loops", "".join("  " * d + f"for i{d} in range(1):\n" for d in range(25)) + "  " * 25 + "print(1)\n", EITHER, ""),
    ("40 5,000 terms", "a = " + " + ".join(["1"] * 5_000) + "\nprint(a)\n", EITHER, ""),
    ("40 5,000 comparisons", "a = " + " < ".join(["1"] * 5_000) + "\n", EITHER, ""),
    ("40 5,000 calls", "a = 1" + ".abs()" * 5_000 + "\n", EITHER, ""),
    ("41 300 kB of a sentence", "number of " * 30_000 + "\n", WRONG, ""),
]


@pytest.mark.parametrize(("name", "program", "status", "words"), CASES, ids=[case[0] for case in CASES])
def test_text(name, program, status, words, run, tmp_path):
    (tmp_path / "program.fpp").write_bytes(program if isinstance(program, bytes) else program.encode("utf-8", "surrogatepass"))
    ending = run("run", "program.fpp", status=status)
    if status == FINE:
        assert ending.out == words
    else:
        assert words in ending.err
        assert len(ending.err) < 20_000, "a message is short, whatever the line"


def test_look_alike_names_are_warned_of(run, tmp_path):
    (tmp_path / "program.fpp").write_text("total = 1\nt\u043etal = 2\n", encoding="utf-8")
    assert "U+043E" in run("check", "program.fpp").err
