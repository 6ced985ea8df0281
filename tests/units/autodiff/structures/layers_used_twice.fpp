Class L:
    Function init(self, w):
        self.W = w
    Function forward(self, x) -> Tensor:
        self.out = tanh(self.W * x)
        return self.out
layers = [L([1.0, 2.0]), L([0.4, 0.3])]
# nudged here
x = [3.0, 1.0]
for layer in layers:
    x = layer.forward(x)
p = 0
for layer in layers:
    p += sum(layer.W^2)
for layer in layers:
    x = layer.forward(x)
Loss = sum(x^2) + p
d = gradient of Loss with respect to layers
# slope: d[0].W by layers[0].W
# slope: d[1].W by layers[1].W
