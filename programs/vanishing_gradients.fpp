// Shows how gradients shrink on their way back through ten layers: much with the sigmoid, less with tanh, hardly with ReLU.

depth = 10
neurons = 50

// One forward and one backward pass; gives the mean size of the gradient in the weighted sums of every layer.
Function gradient_sizes(activation, derivative, Weights, X: Tensor):
    Sums = []
    for W in Weights:
        Sums.append(X x W.T)
        X = activation(Sums[-1])

    sizes = zeros(Weights.len())
    Gradient = ones(X.shape) // as if the loss rose by 1 with every output
    for layer from Weights.len() - 1 to 0 step -1:
        Gradient = Gradient * derivative(Sums[layer])
        sizes[layer] = mean(abs(Gradient))
        Gradient = Gradient x Weights[layer]
    return sizes

Function table(names, columns):
    print("layer" + join([f"{name:>12}" for name in names]))
    for layer in depth:
        print(f"{layer + 1:5d}" + join([f"{column[layer]:12.2e}" for column in columns]))

seed(0)
X = normal(0, 1, [20, neurons])
narrow = [Xavier_Normal(neurons, neurons) for layer in range(depth)] // as wide as sigmoid and tanh want it
wide = [He_Normal(neurons, neurons) for layer in range(depth)] // ReLU lets half of everything through

sigmoid_sizes = gradient_sizes(Sigmoid, sigmoid_derivative, narrow, X)
tanh_sizes = gradient_sizes(tanh, tanh_derivative, narrow, X)
relu_sizes = gradient_sizes(ReLU, relu_derivative, wide, X)

print("Mean size of the gradient that reaches each layer:")
table(["sigmoid", "tanh", "ReLU"], [sigmoid_sizes, tanh_sizes, relu_sizes])

Function shrinks(sizes: Tensor):
    return sizes[depth - 1] / sizes[0]

print()
print("From the last layer to the first it shrinks by a factor of")
print(
    f"  sigmoid {shrinks(sigmoid_sizes):,.0f}: its slope is at most 1/4, and ten of these make less than a millionth"
)
print(f"  tanh    {shrinks(tanh_sizes):.1f}: its slope is 1 at 0 and below elsewhere")
print(f"  ReLU    {shrinks(relu_sizes):.1f}: its slope is 1 wherever it lets a number through")
