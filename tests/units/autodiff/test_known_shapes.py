"""Where shapes are known, the way back sums along axes and multiplies matrices without asking at run time."""

import fpp_lang

STEPS = """
X = uniform(0, 1, (8, 3))
W = zeros(2, 3)
b = zeros(2, 1)
for each batch in batches(8, 4):
    Output = Sigmoid(W x X[batch].T + b)
    Loss = Output.raised2.mean
    Compute gradients of Loss w.r.t W and b
    Update W and b using {optimizer}
"""
OWN = """
Class Growing:
    Function update(self, name, value, gradient):
        return value + ones(3, 2, 1)

optimizer = Growing()
"""


def test_an_update_in_place_keeps_the_shape():
    text = fpp_lang.transpile(STEPS.format(optimizer="Adam Optimizer"))
    assert "b_gradient = d_Output_part.sum(axis=1, keepdims=True)" in text
    assert "sum_to" not in text and "matmul_slope" not in text


def test_an_update_that_gives_another_tensor_may_have_another_shape():
    text = fpp_lang.transpile(OWN + STEPS.replace("Update W and b using {optimizer}", 'b = optimizer.update("b", b, b.gradient)'))
    assert "sum_to" in text


BATCHES = """
X = uniform(0, 1, (8, 3))
y = uniform(0, 1, 8)
w = zeros(3)
for start in range(0, 8, 2):
    {more}
    Loss = mean((X[start:start + 2] @ w - y[start:start + 2])^2)
    d = gradient of Loss with respect to w
    w = w - 0.1 * d
"""


def test_stretches_between_the_same_bounds_are_equally_long():
    assert "sum_to" not in fpp_lang.transpile(BATCHES.format(more="pass"))


def test_bounds_that_a_pass_changes_may_give_other_lengths():
    assert "sum_to" in fpp_lang.transpile(BATCHES.format(more="start = start + 1"))


def test_what_is_turned_twice_is_not_turned():
    text = fpp_lang.transpile(
        "Q = uniform(0, 1, (2, 3))\nK = uniform(0, 1, (4, 3))\nLoss = sum((Q @ K.T)^2)\nd, e = gradient of Loss with respect to Q, K\n"
    )
    assert ".T.T" not in text and ").T" not in text


def test_a_loss_that_only_grows_has_no_derivative_of_its_own():
    text = fpp_lang.transpile(
        "Function f(x, w):\n    return w * x if x > w else w\nw = 2.0\nx = [1.0, 2.0]\nLoss = 0.0\nfor i in range(2):\n"
        "    v = [x[i], 1.0]\n    Loss = Loss + f(v[0], w)^2\nd = gradient of Loss with respect to w\n"
    )
    assert "d_Loss" not in text
