Class L:
    Function init(self, w):
        self.W = w
    Function forward(self, x) -> Tensor:
        return tanh(self.W * x)
Class Block:
    Function init(self, a, b):
        self.layers = [L(a), L(b)]
        self.scale = 2.0
    Function forward(self, x) -> Tensor:
        y = x
        for layer in self.layers:
            y = layer.forward(y)
        return x + self.scale * y
blocks = [Block([1.0, 2.0], [0.3, 0.4]), Block([0.5, 0.5], [1.0, 0.1])]
# nudged here
x = [0.3, 1.0]
for block in blocks:
    x = block.forward(x)
Loss = sum(x^2)
d = gradient of Loss with respect to blocks
# slope: d[0].layers[1].W by blocks[0].layers[1].W
# slope: d[1].scale by blocks[1].scale
