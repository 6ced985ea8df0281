sizes = [3, 4, 2]
weights = []
biases = []
for i in range(len(sizes) - 1):
    weights.append(normal(0, 0.5, (sizes[i], sizes[i+1])))
    biases.append(zeros(sizes[i+1]))
X = normal(0, 1, (5, 3))
Y = normal(0, 1, (5, 2))
# nudged here
a = X
for i in range(len(weights)):
    z = a @ weights[i] + biases[i]
    if i < len(weights) - 1:
        a = ReLU(z)
    else:
        a = z
Loss = ((a - Y)^2).mean()
dW, db = gradient of Loss with respect to weights, biases
# slope: dW[0] by weights[0]
# slope: db[1] by biases[1]
for i in range(len(weights)):
    weights[i] = weights[i] - 0.1 * dW[i]
    biases[i] = biases[i] - 0.1 * db[i]
