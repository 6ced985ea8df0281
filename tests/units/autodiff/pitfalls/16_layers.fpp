## layer norm with tiny variance
x = [[1.0, 1.0, 1.0], [2.0, 2.0, 2.0]]
w = [[1.0, 2.0, 3.0], [4.0, 5.0, 7.0]]
m = unsqueeze(mean(x, axis=1), 1)
v = unsqueeze(mean((x - m)^2, axis=1), 1)
Loss = sum((x - m) / sqrt(v + 0.00001) * w)
g = gradient of Loss with respect to x
#> g = (w - np.mean(w, axis=1, keepdims=True)) / np.sqrt(0.00001)

## layer norm
x = [[1.0, 2.0, 4.0], [3.0, 2.5, 2.0]]
w = [[1.0, 2.0, 3.0], [4.0, 5.0, 7.0]]
m = unsqueeze(mean(x, axis=1), 1)
s = unsqueeze(std(x, axis=1), 1)
z = (x - m) / s
Loss = sum(z * w)
g = gradient of Loss with respect to x
#> g = (w - w.mean(1, keepdims=True) - z * (w * z).mean(1, keepdims=True)) / s

## batch norm, as columns
x = [[1.0, 2.0], [3.0, 2.5], [0.0, 1.0]]
w = [[1.0, 2.0], [3.0, 4.0], [5.0, 7.0]]
gamma = [2.0, 3.0]
beta = [0.5, 0.25]
m = mean(x, axis=0)
s = sqrt(var(x, axis=0) + 0.00001)
z = (x - m) / s
Loss = sum((gamma * z + beta) * w)
gx, gg, gb = gradient of Loss with respect to x, gamma, beta
#> gx = gamma * (w - w.mean(0) - z * (w * z).mean(0)) / s
#> gg = np.sum(w * z, axis=0)
#> gb = np.sum(w, axis=0)

## dropout: the mask counts as constant
seed(3)
x = [1.0, 2.0, 3.0, 4.0]
mask = random(4) > 0.5
y = x * mask / 0.5
Loss = sum(y * y)
g = gradient of Loss with respect to x
#> g = 8 * x * mask

## dropout within one line
seed(3)
x = [1.0, 2.0, 3.0, 4.0]
y = x * (random(4) > 0.5)
Loss = sum(y)
g = gradient of Loss with respect to x
#> g = y / x

## a residual
x = [0.5, -1.0]
W = [[1.0, 2.0], [0.5, -1.0]]
y = x + tanh(W @ x)
Loss = sum(y * y)
g = gradient of Loss with respect to x
#> g = 2 * y + W.T @ ((1 - np.tanh(W @ x)**2) * 2 * y)

## attention with a mask of -infinity
Q = [[1.0, 0.5], [0.0, 2.0], [1.0, 1.0]]
K = [[0.5, 0.5], [1.0, -1.0], [2.0, 0.0]]
V = [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]
mask = [[0.0, -infinity, -infinity], [0.0, 0.0, -infinity], [0.0, 0.0, 0.0]]
A = Softmax(Q @ K.T / sqrt(2) + mask)
Loss = sum((A @ V)^2)
gQ, gK, gV = gradient of Loss with respect to Q, K, V
S = 2 * A @ V @ V.T
#> gV = A.T @ (2 * A @ V)
#> gQ = A * (S - np.sum(S * A, axis=1, keepdims=True)) @ K / np.sqrt(2)
#> gK = (A * (S - np.sum(S * A, axis=1, keepdims=True))).T @ Q / np.sqrt(2)

## attention with where and -infinity
Q = [[1.0, 0.5], [0.0, 2.0]]
S = Q @ Q.T
allowed = [[true, false], [true, true]]
A = Softmax(where(allowed, S, -infinity))
Loss = sum(A * [[1.0, 2.0], [3.0, 5.0]])
g = gradient of Loss with respect to Q
D = [[0.0, 0.0], [0.0, 0.0]]
D[1, 0] = A[1, 0] * A[1, 1] * (3 - 5)
D[1, 1] = A[1, 0] * A[1, 1] * (5 - 3)
#> g = (D + D.T) @ Q

## a recurrent network over 50 steps
seed(5)
W = normal(0, 0.5, (3, 3))
x = normal(0, 1, (50, 3))
h = zeros(3)
for t in 50:
    h = tanh(W @ h + x[t])
Loss = sum(h * h)
g = gradient of Loss with respect to W
#> g = recurrent(W, x)

## an embedding
E = [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]
words = [2, 0, 2, 2]
h = mean(E[words], axis=0)
Loss = sum(h * h)
g = gradient of Loss with respect to E
#> g = np.outer([1, 0, 3], 2 * h / 4)

## an embedding in a loop
E = [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]
words = [2, 0, 2, 2]
h = zeros(2)
for each word in words:
    h = h + E[word] / 4
Loss = sum(h * h)
g = gradient of Loss with respect to E
#> g = np.outer([1, 0, 3], 2 * h / 4)

## a convolution with stride and padding
seed(2)
image = normal(0, 1, (5, 5))
kernel = normal(0, 1, (3, 3))
padded = zeros(7, 7)
padded[1:6, 1:6] = image
result = zeros(3, 3)
for i in 3:
    for j in 3:
        result[i][j] = sum(padded[2 * i:2 * i + 3, 2 * j:2 * j + 3] * kernel)
Loss = sum(result * result)
gi, gk = gradient of Loss with respect to image, kernel
#> gk = np.array([[np.sum(2 * result * padded[a:a + 5:2, b:b + 5:2]) for b in range(3)] for a in range(3)])
#> gi = spread(2 * result, kernel, 7, 2)[1:6, 1:6]

## a pooling layer
image = [[1.0, 2.0, 5.0, 0.0], [3.0, 3.0, 1.0, 1.0]]
pooled = zeros(1, 2)
for j in 2:
    pooled[0][j] = max(image[0:2, 2 * j:2 * j + 2])
Loss = sum(pooled * [[1.0, 10.0]])
g = gradient of Loss with respect to image
#> g = [[0, 0, 10, 0], [0.5, 0.5, 0, 0]]
