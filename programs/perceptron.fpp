// Shows the oldest learning rule: a perceptron learns AND and OR, and fails at XOR, which no straight line can part.

inputs = [[0, 0], [0, 1], [1, 0], [1, 1]]
tasks = {"and": [0, 0, 0, 1], "or": [0, 1, 1, 1], "xor": [0, 1, 1, 0]}

Function train(inputs: Tensor, targets: Tensor, epochs):
    weights = zeros(inputs.cols)
    bias = 0
    for epoch from 1 to epochs:
        errors = 0
        for input, target in zip(inputs, targets):
            error = target - Heaviside(DotProduct(weights, input) + bias)
            weights += error * input
            bias += error
            errors += abs(error)
        if errors == 0:
            break
    return weights, bias, epoch, errors

for each name, targets in tasks:
    weights, bias, epoch, errors = train(inputs, targets, 20)
    if errors == 0:
        print(f"{name}: learned after {epoch} epochs, weights {weights}, bias {bias}")
    else:
        print(f"{name}: still {errors} errors after {epoch} epochs")
