"""The commands of a conversation."""

import subprocess
import sys

import pytest

from fpp_lang.repl.commands import COMMANDS


def test_help_names_every_command(talk):
    assert all(f":{name}" in talk(":help") for name in COMMANDS)


def test_vars(talk):
    assert talk(":vars") == "no variables yet\n"
    talk("v = [1, 2]", "M = [[0.5, 1]]", "n = 3", 'name = "Ann"', "xs = [v, v]", "r = {a: 1}", "f = x -> x", "t = true")
    assert talk(":vars").splitlines() == [
        "v     a vector of 2 whole numbers",
        "M     a matrix of shape (1, 2), fractions",
        "n     a whole number: 3",
        "name  a text: 'Ann'",
        "xs    a list of tensors, 2 items",
        "r     a record with a",
        "f     a function of x",
        "t     true or false",
    ]


def test_type_computes_nothing(talk):
    talk("v = [1, 2]", "Function f(x) -> f32:\n    print(x)\n    return x / 2")
    assert talk(":type v") == "a vector of 2 whole numbers\n"
    assert talk(":type f(v)") == "a vector, fractions\n"
    assert talk(":type 3 + 4") == "a whole number\n"
    assert talk(":type v.sum() / 2") == "a number with a fraction\n"
    assert talk(':type "a" + "b"') == "a text\n"
    assert talk(":type v = 3") == "" and talk.problems == ["FPP0905"]
    assert talk(":type nope") == "" and talk.problems == ["FPP0406"]


def test_doc(talk):
    talk("// Halves a number.\nFunction half(x, by = 2) -> f32:\n    return x / by")
    assert talk(":doc half") == "// Halves a number.\nFunction half(x, by = 2) -> f32\n"
    assert talk(":doc sigmoid").startswith("Sigmoid(T)\n") and "Squashes every number" in talk(":doc sigmoid")
    assert "Moves what lies below low up to low" in talk(":doc clip")
    assert talk(":doc pi") == "pi = 3.141592653589793\n"
    assert talk(":doc FPP0201").startswith("# FPP0201")
    assert talk(":doc number of rows in").startswith("number|count of rows in|of {tensor}\n")
    assert talk(":doc sigmod") == "" and "`Sigmoid`" in talk.messages[0]
    assert talk(":doc halff") == "" and "`half`" in talk.messages[0]


def test_time(talk):
    value, seconds = talk(":time 1 + 2").splitlines()
    assert value == "3" and float(seconds.removesuffix(" s")) < 5


def test_load_runs_a_file_and_replaces_what_it_defines(talk, tmp_path):
    file = tmp_path / "a.fpp"
    file.write_text("Function f(x) -> f32:\n    return x + 1\n\nprint(f(1))\nkept = 5\n")
    assert talk(f":load {file}") == "2\n"
    file.write_text("Function f(x) -> f32:\n    return x + kept\n")
    assert talk(f":load {file}", "f(1)") == "6\n"
    assert talk(":load nothing.fpp") == "" and talk.problems == ["FPP0902"]


def test_save_writes_a_program_that_prints_what_was_shown(talk, tmp_path, fpp):
    talk(
        "// the sides",
        "a = 3",
        "Function area(s):\n    return s",
        "area(a)",
        "1 / 0",
        "Function area(s): // of a square\n    return s^2",
        "area(a)",
    )
    file = tmp_path / "saved.fpp"
    assert talk(f":save {file}") == f"saved in {file}\n"
    assert file.read_text().count("Function area") == 1 and "1 / 0" not in file.read_text()
    assert fpp("run", str(file)).stdout == "9\n9\n"
    assert talk(f":save {tmp_path / 'no' / 'file.fpp'}") == "" and talk.problems == ["FPP0903"]


def test_transpile_gives_a_program_that_runs_alone(talk):
    talk("v = [1, 2]", "Function double(x) -> f32:\n    return 2 * x", "double(v)")
    text = talk(":transpile")
    assert "def double(x):" in text
    assert subprocess.run([sys.executable, "-I", "-c", text], capture_output=True, text=True).stdout == "[2 4]\n"


def test_reset_and_quit(talk):
    talk("v = 3", ":reset")
    assert talk("v") == "" and talk.problems == ["FPP0406"]
    talk(":quit")
    assert talk.conversation.over


@pytest.mark.parametrize(
    ("line", "told"), [(":halp", ":help"), (":load", ":load FILE"), (":vars x", ":vars"), (":", ":help lists them all")]
)
def test_commands_that_do_not_fit(talk, line, told):
    assert talk(line) == "" and talk.problems == ["FPP0905"] and told in talk.messages[0]
