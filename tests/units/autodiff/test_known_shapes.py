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
