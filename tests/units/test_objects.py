"""Objects in Python's hands: fields, methods, classes as makers, on both engines."""

from __future__ import annotations

import numpy as np
import pytest

import fpp_lang

PROGRAM = """
Class Layer:
    Function init(self, weights, lambda = 0.5):
        self.weights = weights
        self.lambda = lambda
        self.next = none

    Function forward(self, X) -> y:
        return self.weights x X

    Function set(self, value):
        self.weights[0][0] = value

Class Deep(Layer):
    Function forward(self, X) -> y:
        return super.forward(X) * 2

Class Plain:
    Function hello(self) -> text: return "hi"

Function use(layer) -> y:
    return layer.forward([1, 1])

first = Layer(identity(2))
second = Deep(ones(2, 2), lambda = 3)
first.next = second
both = {one: first, list: [first, second]}
"""


@pytest.fixture(params=["numpy", "interpreter"])
def module(request):
    return fpp_lang.loads(PROGRAM, engine=request.param)


def test_fields_come_out_by_attribute_and_by_key(module):
    first = module.variables["first"]
    assert repr(first) == "<Layer object>"
    assert (first["lambda"], getattr(first, "lambda"), first.weights.tolist()) == (0.5, 0.5, [[1, 0], [0, 1]])
    assert "weights" in first
    assert "width" not in first
    assert list(first) == ["weights", "lambda", "next"]


def test_objects_keep_their_identity(module):
    first, both = module.variables["first"], module.variables["both"]
    assert first == both.one == both.list[0]
    assert both.list[1] == first.next
    assert len({first, both.one, first.next}) == 2


def test_methods_are_called(module):
    second = module.variables["second"]
    assert second.forward(np.array([1.0, 2.0])).tolist() == [6, 6]
    assert module.use(second).tolist() == [4, 4]
    second.set(5)
    assert second.weights.tolist() == [[5, 1], [1, 1]]


def test_classes_make_objects(module):
    made = module.Deep([[1.0, 2.0], [3.0, 4.0]])
    assert (made["lambda"], made.forward([1, 1]).tolist(), module.use(made).tolist()) == (0.5, [6, 14], [6, 14])
    assert module.Plain().hello() == "hi"


def test_what_is_not_there(module):
    first = module.variables["first"]
    with pytest.raises(AttributeError, match="no field or method 'wieghts'"):
        _ = first.wieghts
    with pytest.raises(KeyError):
        _ = first["__class__"]
    for wrong in (lambda: module.Layer(), lambda: first.forward(1, 2), lambda: module.Plain(1)):
        with pytest.raises(fpp_lang.FppError) as caught:
            wrong()
        assert caught.value.diagnostics[0].code == "FPP0540"
    with pytest.raises(fpp_lang.FppError) as caught:
        module.use(3)
    assert caught.value.diagnostics[0].code == "FPP0552"


def test_calls_are_told_with_the_class(module):
    with pytest.raises(fpp_lang.FppError) as caught:
        module.use(module.Deep([[1.0, 2.0, 3.0]]))
    assert [call.function for call in caught.value.diagnostics[0].calls[-2:]] == ["Deep.forward", "Layer.forward"]
