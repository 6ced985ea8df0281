## soft labels that sum to 0.9
Z = [[1.0, 2.0, 0.5], [0.1, -1.0, 3.0]]
T = [[0.9, 0.0, 0.0], [0.3, 0.3, 0.3]]
Loss = -sum(T * log(Softmax(Z))) / 2
g = gradient of Loss with respect to Z
P = Softmax(Z)
#> g = (P * np.sum(T, axis=1, keepdims=True) - T) / 2

## the same by log_softmax
Z = [[1.0, 2.0, 0.5], [0.1, -1.0, 3.0]]
T = [[0.9, 0.0, 0.0], [0.3, 0.3, 0.3]]
Loss = -sum(T * log_softmax(Z)) / 2
g = gradient of Loss with respect to Z
P = Softmax(Z)
#> g = (P * np.sum(T, axis=1, keepdims=True) - T) / 2

## smoothed labels
Z = [[1.0, 2.0, 0.5], [0.1, -1.0, 3.0]]
T = one_hot([1, 2], 3) * 0.9 + 0.1 / 3
Loss = mean(-sum(T * log(Softmax(Z)), axis=1))
g = gradient of Loss with respect to Z
P = Softmax(Z)
#> g = (P - T) / 2

## labels as places
Z = [[1.0, 2.0, 0.5], [0.1, -1.0, 3.0]]
labels = [1, 2]
Loss = CCE_From_Logits(Z, labels)
g = gradient of Loss with respect to Z
P = Softmax(Z)
#> g = (P - np.eye(3)[[1, 2]]) / 2

## labels in a loop
Z = [[1.0, 2.0, 0.5], [0.1, -1.0, 3.0]]
labels = [1, 2]
P = Softmax(Z)
Loss = 0
for i, label in enumerate(labels):
    Loss += -log(P[i][label]) / 2
g = gradient of Loss with respect to Z
#> g = (P - np.eye(3)[[1, 2]]) / 2

## a clamp between softmax and the logarithm is not seen through
z = [40.0, 0.0]
t = [0.0, 1.0]
P = clamp(Softmax(z), 0.001, 1)
Loss = -sum(t * log(P))
g = gradient of Loss with respect to z
#> g = [0, 0]

## a small number within the logarithm is not seen through
z = [3.0, 0.0]
t = [0.0, 1.0]
P = Softmax(z)
Loss = -sum(t * log(P + 0.5))
g = gradient of Loss with respect to z
#> g = np.array([1, -1]) * P[1] / (P[1] + 0.5) * P[0]

## binary, on the logits and on the probabilities
z = [1.0, -2.0, 0.5]
t = [1.0, 0.0, 0.25]
First = mean(BCE_From_Logits(z, t))
Second = mean(BinaryCrossEntropy(Sigmoid(z), t))
a = gradient of First with respect to z
b = gradient of Second with respect to z
s = Sigmoid(z)
#> a / (s - t) = np.full(3, a[0] / (s[0] - t[0]))
#> b / (s - t) = np.full(3, b[0] / (s[0] - t[0]))

## the mean of a batch and its sum
W = [[1.0], [2.0]]
X = [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]
T = [[1.0], [2.0], [3.0]]
First = mean((X @ W - T)^2)
Second = sum((X @ W - T)^2)
a = gradient of First with respect to W
b = gradient of Second with respect to W
#> a = 2 * X.T @ (X @ W - T) / 3
#> b = 3 * a

## a penalty
W = [[1.0, -2.0], [3.0, 0.0]]
rate = 0.1
Loss = rate * sum(W^2)
Other = rate * sum(abs(W))
a = gradient of Loss with respect to W
b = gradient of Other with respect to W
#> a = 0.2 * W
#> b = 0.1 * np.sign(W)

## weights that two layers share
W = [[0.5, -0.25], [0.1, 0.3]]
v = [1.0, 2.0]
h = tanh(W @ v)
y = W.T @ h
Loss = sum(y * y)
g = gradient of Loss with respect to W
#> g = np.outer((1 - h**2) * (W @ (2 * y)), v) + np.outer(h, 2 * y)

## one-hot labels in two losses of one softmax
Z = [[1.0, 2.0, 0.5], [0.1, -1.0, 3.0]]
T = one_hot([1, 2], 3)
P = Softmax(Z)
Loss = -sum(T * log(P)) + sum(P[0] * P[0])
g = gradient of Loss with respect to Z
D = zeros(2, 3)
D[0] = P[0] * (2 * P[0] - sum(2 * P[0] * P[0]))
#> g = P - T + D

## one column of truth for three classes
Z = [[1.0, 2.0, 0.5], [0.1, -1.0, 3.0]]
T = [[1.0], [0.5]]
P = Softmax(Z)
Loss = -sum(T * log(P))
g = gradient of Loss with respect to Z
#> g = 3 * T * P - T
