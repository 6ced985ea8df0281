"""Entries on top of each other (R2.10, R6.1): live values, definitions that may be replaced, phrases, classes, used files."""

from pathlib import Path

import numpy as np
import pytest

from fpp_lang import standard
from fpp_lang.base.source import SourceFile
from fpp_lang.repl.ahead import read_ahead

COUNTER = """Class Counter:
    Function init(self):
        self.n = 0
    Function up(self) -> n:
        self.n += 1
        return self.n"""


def test_the_last_expression_is_shown_as_print_shows_it(talk):
    assert talk("1 + 2") == "3\n"
    assert talk("[1, 2] / 2") == "[0.5 1. ]\n"
    assert talk("x = 4") == "" and talk("none") == ""
    assert talk('"two words"') == "'two words'\n"
    assert talk("a, b = 1, 2", "a; b") == "" and talk.problems == ["FPP0301"]


def test_values_are_live_and_names_share_them(talk):
    talk("v = [1, 2, 3]", "w = v", "w[0] = 9")
    assert talk("v") == "[9 2 3]\n"
    talk("row = [[1.0, 2.0], [3.0, 4.0]]", "first = row[0]", "first *= 10")
    assert talk("row") == "[[10. 20.]\n [ 3.  4.]]\n"
    talk("names = []", 'names.append("Ann")')
    assert talk("names") == "['Ann']\n"


def test_functions_stay_callable_and_may_be_replaced(talk):
    talk("Function double(x) -> f32:\n    return 2 * x", "Function quad(x) -> f32:\n    return double(double(x))")
    assert talk("quad(3)") == "12\n"
    talk("Function double(x) -> f32:\n    return 3 * x")
    assert talk("quad(3)") == "27\n"


def test_a_function_may_speak_of_what_comes_later(talk):
    talk("Function area(r):\n    return factor * r^2")
    assert talk.problems == [] and talk("area(2)") == "" and talk.problems == ["FPP0406"]
    talk("factor = 3")
    assert talk("area(2)") == "12\n"


def test_a_function_takes_the_place_of_a_variable(talk):
    talk("f = x -> x + 1")
    assert talk("f(1)") == "2\n"
    talk("Function f(x) -> f32:\n    return x + 10")
    assert talk("f(1)") == "11\n"


def test_a_function_kept_in_a_variable_sees_what_its_names_mean_now(talk):
    talk("n = 3", "scaled = x -> x * n / 2")
    assert talk("scaled(2)") == "3.0\n"
    talk("n = [1, 2]")
    assert talk("scaled(2)") == "[1. 2.]\n"


def test_classes_and_their_objects(talk):
    talk("n = 5", COUNTER)
    talk("c = Counter()", "all = [c]")
    assert talk("c.up()") == "1\n" and talk("all[0].up()") == "2\n" and talk("c.n") == "2\n"
    talk("c.note = [1, 2]")
    assert talk("c.note + 1") == "[2 3]\n"
    talk('c.n = "seven"')
    assert talk('c.n + "!"') == "'seven!'\n"
    assert talk("c.n * 2") == "" and talk.problems == ["FPP0505"]
    talk("Class Twice(Counter):\n    Function up(self) -> n:\n        self.n += 2\n        return self.n", "d = Twice()")
    assert talk("d.up()") == "2\n"


def test_phrases(talk):
    talk('Phrase "twice {x}" -> f32:\n    return 2 * x')
    assert talk("twice 4") == "8\n"
    talk('Phrase "twice {x}" -> f32:\n    return 2 * x + 1')
    assert talk("twice 4") == "9\n"
    assert talk("number of rows in [[1, 2], [3, 4]]") == "2\n"


def test_used_files_run_once(talk, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "base.fpp").write_text('print("base runs")\norigin = [1, 2]\nPhrase "far from {p}" -> f32:\n    return p - origin\n')
    (tmp_path / "shapes.fpp").write_text('use "base.fpp"\nFunction moved(p) -> q:\n    q = p + origin\n')
    assert talk('use "shapes.fpp"') == "base runs\n"
    assert talk("moved([1, 1])") == "[2 3]\n"
    assert talk('use "base.fpp"') == "" and talk.problems == []
    assert talk("origin[0] = 5", "moved([1, 1])") == "[6 3]\n"
    assert talk("far from [5, 5]") == "[0 3]\n"


def test_the_seed_is_kept(talk):
    talk("seed(7)", "a = random()")
    generator = np.random.default_rng(7)
    generator.random()
    assert talk("random()") == f"{generator.random()}\n"


def test_another_kind_is_refused_with_the_cure(talk):
    talk("v = [1, 2, 3]")
    assert talk("v.append(4)") == "" and talk.problems == ["FPP0305"] and "concat(v, [4])" in talk.messages[0]
    assert talk("v[0] = 0.5") == "" and talk.problems == ["FPP0507"] and "1.0" in talk.messages[0]
    assert talk("v") == "[1 2 3]\n"
    assert talk('name = "Ann"', "name + 3") == "" and talk.problems == ["FPP0306"]
    assert talk("name = 4", "name + 3") == "7\n"


@pytest.mark.parametrize(
    ("entry", "code"),
    [("totl + 1", "FPP0201"), ("total(", "FPP0105"), ("nope", "FPP0406"), ("1 / 0", "FPP0501"), ("if a = 1: 2", "FPP0132")],
)
def test_after_an_error_all_is_as_before(talk, entry, code):
    talk("total = 3")
    assert talk(entry) == "" and talk.problems == [code]
    assert talk("total") == "3\n"


def test_what_an_entry_set_before_it_failed_stays(talk):
    talk("a = 1; b = [1, 2][5]; c = 3")
    assert talk.problems == ["FPP0513"] and talk("a") == "1\n"
    assert talk("c") == "" and talk.problems == ["FPP0406"]


def test_near_names_of_earlier_entries(talk):
    talk("total = 3", "Function double(x) -> f32:\n    return 2 * x")
    talk("totl + 1")
    assert "write `total`" in talk.messages[0]
    talk("doubel(3)")
    assert "`double`" in talk.messages[0]


def test_warnings_belong_to_their_entry(talk):
    assert talk("v = [1, 0]", "1 / v") == "[ 1. inf]\n" and talk.problems == ["FPP0653"]
    assert talk("v + 1") == "[2 1]\n" and talk.problems == []


def test_warnings_of_a_definition_are_told_once(talk):
    talk("Function f(a) -> q:\n    unused = 3\n    q = a")
    assert talk.problems == ["FPP0805"]
    assert talk("f(2)") == "2\n" and talk.problems == []
    talk("n = 1", "m = n; n = 2")
    assert talk.problems == [] and talk("m") == "1\n"


def test_gradients(talk):
    assert talk("w = [1.0, 2.0]", "Loss = sum(w^2); gradient of Loss with respect to w") == "[2. 4.]\n"
    assert talk("gradient of Loss with respect to w") == "" and talk.problems == ["FPP0407"]
    assert talk("Function cube(x) -> f32:\n    return x^3", "derivative(cube, 2)") == "12.0\n"
    assert talk("slope = derivative(cube)", "slope(3.0)") == "27.0\n"


def test_an_entry_understands_what_it_can_reach_of_a_class_of_the_library(talk):
    def functions(entry: str) -> set[str]:
        found = talk.session.understand(SourceFile("entry", f"{entry}\n"), Path())
        return {key.rpartition(".")[2] for key in found.program.functions if key.startswith("library:Sequential.")}

    talk("net = Sequential([Dense(2, 3), Tanh()])", "x = [[1.0, 2.0]]", "apply = layer -> layer.forward(x)")
    assert functions("Sequential([Tanh()])") == {"init"}
    assert functions("net.predict(x)") == {"predict", "forward", "set_training"}
    assert functions("apply(net)") == {"forward"}
    assert talk("apply(net).shape") == "(1, 3)\n"


def test_functions_of_used_files_reach_methods_too(talk, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tools.fpp").write_text("Function outcome(layer, X):\n    return layer.forward(X)\n")
    talk('use "tools.fpp"', "layer = Dense(2, 3)")
    assert talk("outcome(layer, [[1, 2]]).shape") == "(1, 3)\n"


def test_a_method_or_field_that_is_missing_is_told_with_those_that_are_there(talk):
    talk("layer = Dense(2, 3)", "net = Sequential([layer])")
    assert talk("net.trian([[1, 2]])") == "" and "did you mean `.train`?" in talk.messages[0]
    assert talk("layer.wieghts") == "" and "did you mean `.weights`?" in talk.messages[0]
    assert talk("layer.weights_gradient") == "" and "`layer` has no field `weights_gradient`" in talk.messages[0]


def test_raised_names_are_known(talk):
    talk("W = [[1, 2], [3, 4]]")
    assert talk("W² - Wᵀ") == "[[ 0  1]\n [ 7 12]]\n"


def test_reading_ahead_leaves_nothing_to_read(talk):
    read_ahead(talk.session)
    before = standard.tree_of.cache_info().misses
    assert talk("Dense(2, 3).weights.shape") == "(3, 2)\n"
    assert standard.tree_of.cache_info().misses == before


def test_layers_of_the_library_live_on(talk):
    talk("seed(1)", "layer = Dense(2, 3)", "net = Sequential([layer, Tanh()])")
    assert talk("layer.weights.shape") == "(3, 2)\n"
    assert talk("net.forward([[1.0, 2.0]]).shape") == "(1, 3)\n"
