Class L:
    Function init(self, w):
        self.W = w
    Function forward(self, x) -> Tensor:
        return tanh(self.W * x)
Function run(layers, x) -> Tensor:
    for layer in layers:
        x = layer.forward(x)
    return x
layers = [L([1.0, 2.0]), L([0.4, 0.3])]
# nudged here
Loss = sum(run(layers, [3.0, 1.0])^2)
d = gradient of Loss with respect to layers
# slope: d[0].W by layers[0].W
# slope: d[1].W by layers[1].W
