"""Backward passes of layers: the slips of hand-written networks, and the library's own."""

from __future__ import annotations

import pytest

COLUMNS = """
Class Columns:
    Function init(self, inputs, neurons):
        self.weights = Random_Normal(0, 1, [neurons, inputs])
        self.bias = Random_Normal(0, 1, [neurons, 1])
    Function forward(self, x):
        self.x = x
        return self.weights x x + self.bias
    Function backward(self, upstream, rate):
        back = self.weights.T x upstream
        self.weights -= rate * (upstream x self.x.T)
        self.bias -= rate * upstream.sum(axis=1).reshape(self.bias.shape)
        return back

// The step comes before the gradient of the input, and the errors of a batch are not added up.
Class Hasty(Columns):
    Function backward(self, upstream, rate):
        self.weights -= rate * (upstream x self.x.T)
        self.bias = self.bias - rate * upstream
        return self.weights.T x upstream

Class Keeping(Columns):
    Function backward(self, upstream):
        self.weights_gradient = upstream x self.x.T
        self.bias_gradient = upstream.sum(axis=1).reshape(self.bias.shape)
        return self.weights.T x upstream

Class Turned(Keeping):
    Function backward(self, upstream):
        back = super.backward(upstream)
        self.weights_gradient = self.weights_gradient.T
        return back

Class Averaged(Keeping):
    Function backward(self, upstream):
        back = super.backward(upstream)
        self.weights_gradient = self.weights_gradient / upstream.cols
        return back

Class Negative(Keeping):
    Function backward(self, upstream):
        return -super.backward(upstream)
"""


@pytest.fixture(autouse=True)
def program(tmp_path):
    (tmp_path / "layers.fpp").write_text(COLUMNS)


@pytest.mark.parametrize(
    ("name", "derivative"),
    [
        ("Columns", "backward"),
        ("Columns(4, 2).forward", "Columns.backward"),
        ("Keeping", "backward"),
        ("Dense", "Dense"),
        ("Dense(3, 2)", "backward"),
        ("Tanh", "backward"),
        ("Softmax_Layer", "backward"),
        ("Dropout(0)", "backward"),
        ("CrossEntropy", "backward"),
        ("MSE_Loss", "backward"),
        ("Activation(Swish, swish_derivative)", "backward"),
        ("Sequential([Dense(3, 4), Tanh(), Dense(4, 2)])", "backward"),
    ],
)
def test_right(name, derivative, fpp):
    done = fpp("gradcheck", "layers.fpp", name, derivative)
    assert (done.returncode, done.stderr) == (0, "")
    assert "is right." in done.stdout and "gradient of the input" in done.stdout and "not found" not in done.stdout


@pytest.mark.parametrize(
    ("name", "wrong", "words"),
    [
        ("Turned", "weights", "rows and columns are the wrong way round"),
        ("Averaged", "weights", "1 / the number of examples, one in each column, of what it should be"),
        ("Negative", "the input", "the sign is the wrong way round"),
        ("Activation(Swish, sigmoid_derivative)", "the input", ""),
    ],
)
def test_wrong(name, wrong, words, fpp):
    done = fpp("gradcheck", "layers.fpp", name, "backward")
    assert (done.returncode, done.stderr) == (1, "")
    lines = [line.strip() for line in done.stdout.splitlines()]
    wrong_ones = [line.partition("   ")[0] for line in lines if line.startswith("gradient of") and "   wrong" in line]
    assert [one.removeprefix("gradient of ").strip() for one in wrong_ones] == [wrong]
    assert words in done.stdout


def test_a_step_before_the_gradient_and_a_bias_that_is_not_summed(fpp, golden):
    done = fpp("gradcheck", "layers.fpp", "Hasty", "backward")
    assert (done.returncode, done.stderr) == (1, "")
    golden("gradcheck/hasty_layer.txt", done.stdout)


def test_random_numbers_on_the_way_forward(fpp):
    done = fpp("gradcheck", "layers.fpp", "Dropout", "backward")
    assert done.returncode == 1 and "draws random numbers" in done.stdout


def test_no_such_method(fpp):
    done = fpp("gradcheck", "layers.fpp", "Columns", "back")
    assert done.returncode == 1 and "FPP0907" in done.stderr
