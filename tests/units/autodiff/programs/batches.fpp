# inputs: {'w': [0.1, -0.2], 'b': 0.3}
X = [[1.0, 2.0], [2.0, 0.5], [3.0, 1.5], [0.5, 1.0], [1.0, 1.0]]
y = [5.0, 3.0, 6.5, 2.4, 3.1]
t = [1.0, 0.5, 2.0, 1.0, 0.3]
Loss = 0.0
k = 2
for start in range(0, len(y), k):
    xb = X[start:start + k]
    yb = y[start:start + k]
    Loss = Loss + sum((xb @ w + b - yb) ^ 2 * t[start:start + k]) / k
u = t[0:k] * 2
k = 1
Loss = Loss + sum((u - t[0:k] * b) ^ 2)
g_w = gradient of Loss w.r.t. w
g_b = gradient of Loss w.r.t. b
