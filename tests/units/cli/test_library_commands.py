"""`fpp list`, `fpp doc` and `fpp test`: what they print, and how they end."""

from __future__ import annotations

import resource

import pytest

from fpp_lang.catalogue import catalogue
from fpp_lang.documentation.natives import natives

HALF = "Function half(x) -> f32:\n    x / 2\n"


def test_list_shows_every_entry(fpp):
    done = fpp("list")
    assert (done.returncode, done.stderr) == (0, "")
    shown = {line.strip() for line in done.stdout.splitlines()} | {line.strip().partition("  ")[0] for line in done.stdout.splitlines()}
    assert {entry.name for entry in catalogue()} | set(natives()) <= shown


def test_list_with_a_word(fpp):
    shown = fpp("list", "SOFTMAX").stdout
    assert "\n  Softmax " in shown and "\n  log_softmax " in shown and "ReLU" not in shown
    assert "\n  number|count of rows in|of {tensor}\n" in fpp("list", "number of rows").stdout


def test_list_takes_no_time(fpp):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    fpp("list")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.3


@pytest.mark.parametrize("words", [("list", "sofmax"), ("doc", "sofmax")])
def test_unknown_names_have_near_ones(words, fpp):
    done = fpp(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert "error FPP0913" in done.stderr and "did you mean Softmax" in done.stderr


@pytest.mark.parametrize("name", ["LeakyReLU", "leaky_relu", "LRELU", "leakyrelu"])
def test_doc_finds_other_names_and_any_case(name, fpp):
    shown = fpp("doc", name).stdout
    assert shown.startswith("LeakyReLU(T, negative_slope = 0.01)\nstdlib/activations.fpp:")
    assert "\nnegative_slope: the factor below 0" in shown
    assert "\n    Function LeakyReLU(T, negative_slope = 0.01) -> T:\n        for row in T:\n" in shown
    assert "\n    def LeakyReLU(T, negative_slope=0.01):\n" in shown and "for row" not in shown.partition("\nNumPy\n")[2]
    assert "\n    LeakyReLU([-2, 3], 0.1) gives [-0.2, 3]\n" in shown
    assert "⣀⡴⠋" in shown.partition("\nGraph\n")[2]


def test_doc_without_braille(fpp):
    shown = fpp("doc", "ReLU", PYTHONIOENCODING="ascii").stdout
    assert "***" in shown.partition("\nGraph\n")[2] and "|" in shown


@pytest.mark.parametrize("name", ["number of rows in", "NUMBER OF ROWS IN {x}", "number of rows in {tensor}"])
def test_doc_of_a_sentence(name, fpp):
    assert fpp("doc", name).stdout.startswith("number|count of rows in|of {tensor}\n")


def test_doc_of_what_is_built_in(fpp):
    shown = fpp("doc", "clamp").stdout
    assert shown.startswith("clip(x, low, high)\nbuilt in\n") and "Also called: clamp" in shown and "np.clip(" in shown


def test_no_graph_of_what_takes_more_than_a_number(fpp):
    for name in ("Softmax", "Transpose", "adam_optimizer", "sort", "Tensor_Mean"):
        assert "\nGraph\n" not in fpp("doc", name).stdout


def test_examples_that_hold(fpp, tmp_path):
    (tmp_path / "half.fpp").write_text(f"// Halves.\n// Example: half(3) gives 1.5\n// Example: half([2, 4]) gives [1, 2]\n{HALF}")
    done = fpp("test", "half.fpp")
    assert (done.returncode, done.stdout, done.stderr) == (0, "2 examples held, 0 failed\n", "")
    assert fpp("test", ".").stdout == done.stdout


def test_examples_that_fail(fpp, tmp_path):
    text = f'// Example: half(3) gives 2\n// Example: half("a") gives 1\n// Example: hlf(1) gives 1\n// Example: half(1)\n{HALF}'
    (tmp_path / "half.fpp").write_text(text)
    done = fpp("test", "half.fpp")
    assert (done.returncode, done.stdout) == (1, "0 examples held, 4 failed\n")
    assert "error FPP0911: `half(3)` gives 1.5, not 2.\n --> half.fpp:1:4\n" in done.stderr
    assert [f" --> half.fpp:{line}:4\n" in done.stderr for line in (1, 2, 3, 4)] == [True] * 4
    assert done.stderr.count("FPP0912") == 3 and "nothing defines `hlf`" in done.stderr


def test_examples_see_variables_and_do_not_print(fpp, tmp_path):
    text = f"// Example: scaled(3) gives 6\nFunction scaled(x) -> f32:\n    rate * x\n\nrate = 2\nprint(rate)\n{HALF}"
    (tmp_path / "scaled.fpp").write_text(text)
    assert fpp("test", "scaled.fpp").stdout == "1 example held, 0 failed\n"


def test_a_program_without_its_inputs_is_no_hindrance(fpp, tmp_path):
    (tmp_path / "a.fpp").write_text(f"// Example: half(3) gives 1.5\n{HALF}\nprint(half(given))\n")
    assert fpp("test", "a.fpp").returncode == 0


def test_files_that_cannot_be_tested(fpp, tmp_path):
    (tmp_path / "none").mkdir()
    assert fpp("test", "missing.fpp").returncode == 2
    done = fpp("test", "none")
    assert done.returncode == 2 and "FPP0914" in done.stderr


def test_the_library_from_its_folder(fpp):
    from fpp_lang.base.data import data_folder

    done = fpp("test", str(data_folder("stdlib")))
    assert done.returncode == 0 and done.stdout.endswith(" 0 failed\n")
