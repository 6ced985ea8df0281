"""What the standard library promises to hold, by the names under which people look for it, stands in the file it names."""

from __future__ import annotations

import pytest

from fpp_lang.core.primitives import SPELLINGS
from fpp_lang.resolve.library import CONSTANTS, EMPTY
from fpp_lang.standard import classes, entries

# Names by file; those that are built in are marked by the file "".
PROMISED = {
    "": """clamp clamp_each sign where argmax argmin sort sum mean max min concatenate stack zeros ones identity arange linspace
        powered_to raised is_odd is_even pi e epsilon FRAC_2_SQRT_PI SQRT_2PI median variance std find_minimum find_maximum
        tanh Empty_Tensor""",
    "tensor.fpp": """DotProduct Add Subtract Multiply Divide Add_Scalar Sub_Scalar Mul_Scalar Mut_Scalar Div_Scalar MatMul outer_product
        broadcastable broadcast_shape Raise_by_Scalar Tensor_Absolute cumulative_sum one_hot one_hot_labels
        Tensor_Clamp Tensor_Sign Tensor_Where
        Tensor_Argmax Tensor_Argmin Tensor_Sort sum_of_rows mean_of_rows sum_of_columns mean_of_columns""",
    "shaping.fpp": """Transpose Padding Flatten Product Reshape unsqueeze squeeze expand repeat split_tensor slice_rows
        slice_columns""",
    "numbers.fpp": "Eulers_Number calculate_e factorial erf_by_integration taylor_exp taylor_sin taylor_cos taylor_log",
    "statistics.fpp": """Tensor_Mean Tensor_Median Mode Tensor_Variance Tensor_Std Quantile Covariance Covariance_Matrix Correlation
        Expected_Value Histogram""",
    "activations.fpp": """ReLU LReLU LeakyReLU leaky_relu ELU Swish Parametric_Swish Sigmoid GELU_erf GELU_tanh Hyperbolic_Tangent
        Softmax log_softmax softplus Identity_Activation Step""",
    "activation_derivatives.fpp": """relu_derivative leaky_relu_derivative elu_derivative swish_derivative sigmoid_derivative
        tanh_derivative Sigmoid_Derivative_From_Output Tanh_Derivative_From_Output gelu_erf_derivative gelu_tanh_derivative
        softplus_derivative identity_derivative heaviside_derivative softmax_jacobian softmax_gradient log_softmax_gradient""",
    "losses.fpp": """MAE MSE Hinge Huber BCE BCE_From_Logits CCE CCE_Batch CCE_One_Hot NLL KL_Divergence JS_Divergence Entropy
        CrossEntropyLoss""",
    "loss_gradients.fpp": """mae_gradient mse_gradient hinge_gradient huber_gradient bce_gradient bce_logits_gradient cce_gradient
        cce_batch_gradient cce_one_hot_gradient softmax_cross_entropy_gradient nll_gradient kl_gradient js_gradient
        entropy_gradient""",
    "optimizers.fpp": """SGD minibatch_sgd momentum_optimizer nesterov_optimizer RMSProp AdaGrad Adam AdamW newton_optimizer
        clip_by_value clip_by_norm l1_penalty l2_penalty""",
    "schedules.fpp": "step_decay exponential_decay cosine_annealing linear_warmup warmup_cosine",
    "normalization.fpp": "Z_Score Z_Score_Columns min_max_normalize batch_norm batch_norm_inference layer_norm",
    "initialization.fpp": """Zero_Init Random_Uniform Random_Normal_Init Xavier_Uniform Xavier_Normal He_Uniform He_Normal
        Glorot_Uniform Kaiming_Normal number_of_parameters""",
    "calculus.fpp": """numerical_limit forward_difference backward_difference central_difference numerical_gradient gradient_check
        power_rule sum_rule product_rule quotient_rule chain_rule partial_derivative numerical_jacobian numerical_hessian
        condition_number gradient_descent newtons_method""",
    "integration.fpp": """riemann_sum left_riemann_sum right_riemann_sum middle_riemann_sum trapezoid_rule simpson_rule monte_carlo
        integral_of_polynomial double_integral romberg""",
    "backpropagation.fpp": """dense_forward dense_backward dense_forward_columns dense_backward_columns update_neurons
        two_layer_forward two_layer_backward chain_rule_product vanishing_gradient""",
    "layers.fpp": """Layer Dense Linear Activation Tanh ReLU_Layer Sigmoid_Layer Softmax_Layer CrossEntropy MSE_Loss Dropout Sequential
        MLP""",
    "autodiff.fpp": "Value Dual forward_mode",
    "data.fpp": "train_test_split batches shuffle_together Accuracy Confusion_Matrix grid_search random_search",
}


@pytest.mark.parametrize(("file", "names"), PROMISED.items(), ids=[file or "built in" for file in PROMISED])
def test_promised_names(file: str, names: str) -> None:
    found = {**entries(), **classes()}
    stands_in = {name: entry.file for entry in found.values() for name in (entry.name, *entry.also_called)}
    stands_in |= dict.fromkeys((*SPELLINGS, *CONSTANTS, *EMPTY), "")
    assert {name: stands_in.get(name, "nowhere") for name in names.split()} == dict.fromkeys(names.split(), file)
