params = [[normal(0, 0.5, (3, 4)), zeros(4)], [normal(0, 0.5, (4, 2)), zeros(2)]]
X = normal(0, 1, (5, 3))
Function layer(p, x) -> Tensor:
    return tanh(x @ p[0] + p[1])
# nudged here
x = X
for p in params:
    x = layer(p, x)
Loss = (x^2).mean()
d = gradient of Loss with respect to params
# slope: d[0][0] by params[0][0]
# slope: d[1][1] by params[1][1]
