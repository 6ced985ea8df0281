"""The grammar file is the truth: Lark finds no conflict in it, the stored tables are its tables, and Lark reads what we read."""

from __future__ import annotations

import re

import pytest
from lark import Lark, UnexpectedInput
from lark import Token as LarkToken

from fpp_lang.base.data import data_folder
from fpp_lang.base.source import SourceFile
from fpp_lang.diagnostics.problem import Problems
from fpp_lang.syntax.build_statements import Actions
from fpp_lang.syntax.generate import STARTS, as_text, lark_parser, tables, tables_file
from fpp_lang.syntax.layout import layout
from fpp_lang.syntax.reporting import Reporter
from fpp_lang.syntax.tables import load_tables

from .reading import read
from .test_comments import PROGRAM
from .test_expressions import COLLECTIONS, POSTFIX, PRECEDENCE, SPELLINGS, THE_OPERATOR_X
from .test_layout import BLOCKS
from .test_statements import ASSIGNMENTS, IFS, LOOPS, PRINTS, SIMPLE


@pytest.fixture(scope="module")
def lark() -> Lark:
    return lark_parser()


def test_the_tables_are_up_to_date(lark):
    assert tables_file().read_text(encoding="utf-8") == as_text(tables(lark)), "run python -m fpp_lang.syntax.generate"


def test_lark_builds_the_grammar_strictly_and_alone():
    grammar = (data_folder("grammar") / "fpp.lark").read_text(encoding="utf-8")
    assert Lark(grammar, parser="lalr", strict=True, start=list(STARTS)).options.strict


def test_every_rule_has_its_action():
    assert {rule.action for rule in load_tables().rules if rule.action and not hasattr(Actions, rule.action)} == set()


def test_every_action_has_its_rule():
    used = {rule.action for rule in load_tables().rules}
    methods = {name for owner in Actions.__mro__[:-1] for name in vars(owner) if not name.startswith("_")}
    assert methods - used == set()


def test_every_spelling_of_a_word_is_one_of_its_terminal(lark):
    patterns = {terminal.name: terminal.pattern.to_regexp() for terminal in lark.terminals}
    found = load_tables()
    for word, choices in [*found.words.items(), *found.exact_words.items()]:
        for kind, pattern in choices:
            assert pattern is not None or re.fullmatch(patterns[found.symbols[kind]], word)
    for mark, kind in found.marks.items():
        assert re.fullmatch(patterns[found.symbols[kind]], mark)


def accepts(lark: Lark, text: str) -> bool:
    """Whether Lark's own automaton takes our tokens; a soft keyword that does not fit is a name."""
    found = load_tables()
    run = lark.parse_interactive(start="module")
    for token in layout(SourceFile("a.fpp", text), Reporter()).tokens[:-1]:
        name = found.symbols[token.kind]
        try:
            as_name = token.kind in found.soft and name not in run.choices()
            run.feed_token(LarkToken("NAME" if as_name else name, token.text))
        except UnexpectedInput:
            return False
    try:
        run.feed_eof()
    except UnexpectedInput:
        return False
    return True


GOOD = [
    PROGRAM,
    *(row[0] for table in (PRECEDENCE, SPELLINGS, THE_OPERATOR_X, POSTFIX, COLLECTIONS, BLOCKS) for row in table),
    *(row[0] for table in (ASSIGNMENTS, PRINTS, SIMPLE, LOOPS) for row in table),
    *IFS,
]
BAD = [
    "a = = b",
    "if a:\nb",
    "f(a b 3)",
    "for in x: a",
    "a b c",
    "else: a",
    "a = [1 2]",
    "repeat:\n    a",
    "  a\n    b",
    "return return",
    "repeat:\n    return return",
]


@pytest.mark.parametrize("text", GOOD)
def test_lark_accepts_what_we_accept(lark, text):
    assert read(text)[1] == []
    assert accepts(lark, text)


@pytest.mark.parametrize("text", BAD)
def test_lark_refuses_what_we_refuse(lark, text):
    assert read(text)[1] != []
    assert not accepts(lark, text)


def test_the_programs_of_the_project_are_read():
    folders = [data_folder("stdlib")]
    texts = [
        file.read_text(encoding="utf-8") for folder in folders if folder.is_dir() for file in folder.iterdir() if file.name.endswith(".fpp")
    ]
    problems = Problems()
    assert [found for text in texts for found in read(text)[1] if found.code != "FPP0130"] == list(problems)
