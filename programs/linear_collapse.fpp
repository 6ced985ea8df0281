// Shows on numbers that layers without an activation between them are no more than one layer.

seed(0)

X = normal(0, 1, [5, 4]) // five examples with four features
Weights1 = normal(0, 1, [8, 4])
Biases1 = normal(0, 1, 8)
Weights2 = normal(0, 1, [6, 8])
Biases2 = normal(0, 1, 6)
Weights3 = normal(0, 1, [2, 6])
Biases3 = normal(0, 1, 2)

// Three layers, one after the other.
deep = dense_forward(
    dense_forward(dense_forward(X, Weights1, Biases1), Weights2, Biases2), Weights3, Biases3
)

// The same as one layer: W3·(W2·(W1·x + b1) + b2) + b3 = (W3·W2·W1)·x + (W3·W2·b1 + W3·b2 + b3).
Weights = Weights3 x Weights2 x Weights1
Biases = Weights3 x Weights2 x Biases1 + Weights3 x Biases2 + Biases3
flat = dense_forward(X, Weights, Biases)

print(
    f"Three layers with {number_of_parameters([4, 8, 6, 2])} parameters say, for the first example:",
    round(deep[0], 6)
)
print(
    f"One layer with {number_of_parameters([4, 2])} parameters says:                          ",
    round(flat[0], 6)
)
print(f"They agree on all examples: {all(abs(deep - flat) < 1e-12)}")

// A ReLU between the layers ends that: the best single layer is far off.
bent = dense_forward(
    ReLU(dense_forward(ReLU(dense_forward(X, Weights1, Biases1)), Weights2, Biases2)), Weights3,
    Biases3
)
print(
    f"With ReLU between the layers they do not: the largest difference is {max(abs(bent - flat)):.2f}"
)

// A straight line goes as far to one side as to the other: what is added by x is taken away by -x.
Function is_straight(f, x: Tensor):
    return all(abs(f(x) + f(-x) - 2 * f(zeros(x.shape))) < 1e-9)

print(
    f"The layers without ReLU are straight in every direction: {is_straight(x -> dense_forward(x, Weights, Biases), X)}"
)
print(f"ReLU is not: {is_straight(ReLU, X)}")
