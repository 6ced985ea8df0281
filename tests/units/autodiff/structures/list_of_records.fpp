layers = [{W: normal(0, 0.5, (3, 4)), b: zeros(4)}, {W: normal(0, 0.5, (4, 2)), b: zeros(2)}]
X = normal(0, 1, (5, 3))
Y = normal(0, 1, (5, 2))
# nudged here
x = X
for layer in layers:
    x = tanh(x @ layer.W + layer.b)
Loss = ((x - Y)^2).mean()
d = gradient of Loss with respect to layers
# slope: d[0].W by layers[0].W
# slope: d[1]["b"] by layers[1]["b"]
