"""The Pygments lexer knows the language's own words, and loses no letter."""

import tomllib
from pathlib import Path

import pytest
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, String

from fpp_lang.highlight import FppLexer
from fpp_lang.syntax.tables import load_tables

PROJECT = Path(__file__).parents[2]
PROGRAMS = sorted(
    [*(PROJECT / "programs").glob("*.fpp"), *(PROJECT / "stdlib").glob("*.fpp"), *(PROJECT / "tests/language").rglob("*.fpp")]
)
TABLES = load_tables()
HARD = [word for word, choices in TABLES.words.items() if len(choices) == 1 and choices[0][0] not in TABLES.soft]


def sorts(text: str) -> list[tuple[object, str]]:
    return [(sort, piece) for _, sort, piece in FppLexer().get_tokens_unprocessed(text) if piece.strip()]


@pytest.mark.parametrize("word", HARD)
def test_every_hard_keyword_in_any_case(word):
    for spelling in (word, word.upper(), word.capitalize()):
        ((sort, _),) = sorts(spelling)
        assert sort in Keyword or sort is Operator.Word


@pytest.mark.parametrize("file", PROGRAMS, ids=lambda file: file.stem)
def test_nothing_is_lost(file):
    text = file.read_text(encoding="utf-8")
    pieces = list(FppLexer().get_tokens_unprocessed(text))
    assert "".join(piece for _, _, piece in pieces) == text
    assert [start for start, _, _ in pieces] == [sum(len(piece) for _, _, piece in pieces[:n]) for n in range(len(pieces))][: len(pieces)]


def test_soft_keywords_are_names_elsewhere():
    assert [sort for sort, piece in sorts("x x x") if piece == "x"] == [Name, Operator.Word, Name]
    assert (Name, "to") in sorts("to = 3") and (Keyword, "to") in sorts("for n from 0 to 3:")
    assert (Operator.Word, "mod") in sorts("a mod 2") and (Name, "step") in sorts("step += 1")
    assert (Keyword, "each") in sorts("for each a in b") and (Name, "each") in sorts("for each in b")


def test_pieces():
    found = sorts('Function ReLU(T): // why\n    return f"{T}" + "a" + 1.5e3')
    for expected in [
        (Keyword, "Function"), (Name.Function, "ReLU"), (Comment, "// why"), (Keyword, "return"), (String.Interpol, 'f"{T}"'),
        (String, '"a"'), (Number, "1.5e3"),
    ]:  # fmt: skip
        assert expected in found
    assert (Error, "$") in sorts("a $ b")


def test_it_is_registered():
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    module, _, name = project["entry-points"]["pygments.lexers"]["fpp"].partition(":")
    assert (module, name) == (FppLexer.__module__, FppLexer.__name__)
