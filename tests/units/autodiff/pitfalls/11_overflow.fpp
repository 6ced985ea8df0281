## sigmoid far out
x = [-1000.0, 0.0, 1000.0]
Loss = sum(Sigmoid(x))
g = gradient of Loss with respect to x
#> g = [0, 0.25, 0]

## sigmoid as it is written in a book
x = [-30.0, 0.0, 1000.0]
Loss = sum(1 / (1 + exp(-x)))
g = gradient of Loss with respect to x
#> g = [np.exp(-30) / (1 + np.exp(-30))**2, 0.25, 0]

## sigmoid as it is written in a book, far below
x = [-1000.0]
Loss = sum(1 / (1 + exp(-x)))
g = gradient of Loss with respect to x
#> g = [0]

## softplus
x = [1000.0, 0.0, -1000.0]
Loss = sum(softplus(x))
g = gradient of Loss with respect to x
#> g = [1, 0.5, 0]

## log of a sum of exponentials
x = [1000.0, 1000.0]
Loss = log_sum_exp(x)
g = gradient of Loss with respect to x
#> Loss = 1000 + np.log(2)
#> g = [0.5, 0.5]

## softmax of equal huge values
x = [1000.0, 1000.0, 1000.0]
Loss = sum(Softmax(x) * [1.0, 2.0, 3.0])
g = gradient of Loss with respect to x
#> g = np.array([-1, 0, 1]) / 3

## tanh
x = [800.0, -800.0, 0.0]
Loss = sum(tanh(x)) + sum(Hyperbolic_Tangent(x))
g = gradient of Loss with respect to x
#> g = [0, 0, 2]

## log-softmax far out
x = [-1000.0, 0.0]
L = log_softmax(x)
Loss = L[0]
g = gradient of Loss with respect to x
#> g = [1, -1]

## log(softmax) far out is no number
x = [-1000.0, 0.0]
P = Softmax(x)
Loss = log(P[0])
g = gradient of Loss with respect to x
#> np.all(np.isfinite(g)) = False

## swish, ELU and GELU far out
x = [-1000.0, 1000.0]
Loss = sum(Swish(x)) + 10 * sum(ELU(x)) + 100 * sum(GELU_tanh(x)) + 1000 * sum(GELU_erf(x))
g = gradient of Loss with respect to x
#> g = [0, 1111]

## cross-entropy of logits far out
z = [1000.0, -1000.0, 1000.0]
t = [1.0, 0.0, 0.0]
Loss = sum(BCE_From_Logits(z, t)) * 3
g = gradient of Loss with respect to z
#> g / g[2] = [0, 0, 1]
