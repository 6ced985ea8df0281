// A list of tensors of several shapes stays a list, wherever it comes from.
Function forward(x, Ws, bs):
    activations = [x]
    for W, b in zip(Ws, bs):
        x = tanh(x x W + b)
        activations.append(x)
    return activations

Function backward(activations, Ws, bs, y, rate):
    delta = (activations[-1] - y) * (1 - activations[-1]^2)
    for k from Ws.len() - 1 to 0 step -1:
        dW = activations[k].T x delta
        db = delta.sum(axis=0)
        delta = (delta x Ws[k].T) * (1 - activations[k]^2)
        Ws[k] -= rate * dW
        bs[k] -= rate * db

Ws = [[[0.1, 0.2, 0.3], [0.3, 0.2, 0.1]], [[0.5], [-0.5], [0.25]]]
bs = [zeros(3), zeros(1)]
X = [[1, 2], [0, 1]]
y = [[0.5], [-0.5]]
before = mean((forward(X, Ws, bs)[2] - y)^2)
for epoch in 300: backward(forward(X, Ws, bs), Ws, bs, y, 0.3)
after = mean((forward(X, Ws, bs)[2] - y)^2)
print(forward(X, Ws, bs).len(), after < 0.001 < before)
# expect: 3 True
