// Shows the graphs of nine activation functions, each with its derivative, and the range of what they give.

x = linspace(-5, 5, 401)

names = [
    "ReLU", "LeakyReLU", "ELU", "Swish", "Sigmoid", "tanh", "GELU_erf", "GELU_tanh", "softplus"
]
curves = [ReLU, LeakyReLU, ELU, Swish, Sigmoid, tanh, GELU_erf, GELU_tanh, softplus]
slopes = [
    relu_derivative, leaky_relu_derivative, elu_derivative, swish_derivative, sigmoid_derivative,
    tanh_derivative, gelu_erf_derivative, gelu_tanh_derivative, softplus_derivative
]

print("between -5 and 5   from     to   slope from     to")
for name, curve, slope in zip(names, curves, slopes):
    y = curve(x)
    steepness = slope(x)
    print(
        f"{name:<15} {min(y):7.3f} {max(y):6.3f}      {min(steepness):7.3f} {max(steepness):6.3f}"
    )

    if name in ["ReLU", "LeakyReLU"]:
        steepness = where(x == 0, nan, steepness) // a corner has no slope: a gap in its graph
    plot(x, y, label=name)
    plot(x, steepness, label="derivative")
    plot_title(name)
    plot_axes("x", "y")
    save_plot(f"activation_{name}.png")
