Function make(sizes) -> List:
    layers = []
    for i in range(len(sizes) - 1):
        layers.append({W: normal(0, 0.5, (sizes[i], sizes[i+1])), b: zeros(sizes[i+1])})
    return layers
Function forward(layers, x) -> Tensor:
    for layer in layers:
        x = tanh(x @ layer.W + layer.b)
    return x
layers = make([3, 4, 2])
X = normal(0, 1, (5, 3))
Y = normal(0, 1, (5, 2))
# nudged here
Loss = ((forward(layers, X) - Y)^2).mean()
d = gradient of Loss with respect to layers
# slope: d[0].W by layers[0].W
# slope: d[1].b by layers[1].b
