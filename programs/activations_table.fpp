// Shows the library's activation functions side by side, with their slopes, and functions as values.

Function table(title, curves):
    print(title)
    print("  x" + join([f"{name:>9}" for name in names]))
    for x from -3 to 3:
        print(f"{x:3d}" + join([f"{curve(x):9.4f}" for curve in curves]))
    print()

names = ["ReLU", "Leaky", "ELU", "Swish", "Sigmoid", "tanh", "GELU"]
table("Value", [ReLU, LeakyReLU, ELU, Swish, Sigmoid, tanh, GELU_erf])
table("Slope", [
    relu_derivative, leaky_relu_derivative, elu_derivative, swish_derivative, sigmoid_derivative,
    tanh_derivative, gelu_erf_derivative
])

// Each takes a whole tensor as well; a derivative is checked against a small difference.
x = linspace(-4, 4, 9)
h = 1e-6
difference = (Swish(x + h) - Swish(x - h)) / (2 * h)
print(
    f"Swish's slope is its difference quotient, to 1e-8: {all(abs(difference - swish_derivative(x)) < 1e-8)}"
)
