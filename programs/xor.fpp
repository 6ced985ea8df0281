// Shows how two layers learn XOR, which no straight line can part, with the backward pass written out by hand.

seed(1)

X = [[0, 0], [0, 1], [1, 0], [1, 1]]
Y = [[0], [1], [1], [0]]
learning_rate = 2.0

// Two inputs, four hidden neurons, one output. One row of weights is one neuron; one row of X is one example.
Weights1 = normal(0, 1, [4, 2])
Biases1 = zeros(4)
Weights2 = normal(0, 1, [1, 4])
Biases2 = zeros(1)

for epoch from 1 to 4000:
    // Forward: weighted sums, then the sigmoid, twice.
    Hidden = Sigmoid(X x Weights1.T + Biases1)
    Output = Sigmoid(Hidden x Weights2.T + Biases2)
    loss = mean((Output - Y)²)

    // Backward: the slope of the loss in the output, then by the chain rule layer by layer to the front.
    // σ'(z) is σ·(1 − σ), so what the sigmoid gave is all that is needed.
    Slope2 = 2 * (Output - Y) / Y.size * Output * (1 - Output)
    Slope1 = (Slope2 x Weights2) * Hidden * (1 - Hidden)

    Weights2 -= learning_rate * (Slope2.T x Hidden)
    Biases2 -= learning_rate * Slope2.sum(axis=0)
    Weights1 -= learning_rate * (Slope1.T x X)
    Biases1 -= learning_rate * Slope1.sum(axis=0)

    if epoch mod 1000 == 0:
        print(f"epoch {epoch}: loss {loss:.4f}")

print()
for example in X:
    answer = Output[exampleIndex][0]
    print(f"{example[0]} xor {example[1]} is {round(answer)}, the network says {answer:.2f}")
