"""What may stand where somebody is typing."""

import pytest

from fpp_lang.repl.completion import candidates


def texts(talk, before: str) -> list[str]:
    return [before[: len(before) - found.back] + found.text for found in candidates(talk.session, before)]


def test_names(talk):
    talk("total_cost = 3", "Function total_of(x) -> f32:\n    return x")
    assert texts(talk, "tot") == ["total_cost", "total_of"]
    assert "y = sigmoid(total_cost" in texts(talk, "y = sigmoid(tot")
    assert "Sigmoid" in texts(talk, "sigm") and "while" in texts(talk, "whi")
    assert texts(talk, "") == [] and texts(talk, "3 + ") == []


def test_methods_and_fields(talk):
    talk(
        "v = [1, 2]",
        "r = {width: 1, height: 2}",
        "Class Dog:\n    Function init(self):\n        self.age = 1\n    Function bark(self):\n        print(1)",
        "d = Dog()",
    )
    assert "v.argmax" in texts(talk, "v.argm")
    assert texts(talk, "r.wi") == ["r.width"]
    assert texts(talk, "d.") == ["d.age", "d.bark"]


def test_methods_of_the_library_and_of_classes_above(talk):
    talk(
        "Class Twice(Dense):\n    Function forward_twice(self, X):\n        return self.forward(X) * 2", "layer = Twice(2, 3)", "t = Tanh()"
    )
    assert texts(talk, "layer.forw") == ["layer.forward", "layer.forward_twice"]
    assert {"layer.weights", "layer.step"} <= set(texts(talk, "layer."))
    assert "t.backward" in texts(talk, "t.b") and "t.argmax" not in texts(talk, "t.")


@pytest.mark.parametrize("before", ["n = number of row", "Number of row"])
def test_phrases(talk, before):
    assert f"{before[: before.lower().index('number')]}number of rows in " in texts(talk, before)


def test_own_phrases(talk):
    talk('Phrase "share of {values} above {limit}" -> f32:\n    return mean(values > limit)')
    assert texts(talk, "shar") == ["share of "]


def test_commands(talk):
    assert texts(talk, ":t") == [":type", ":time", ":transpile"]
