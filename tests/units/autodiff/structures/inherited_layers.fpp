Class Module:
    Function init(self):
        self.name = "module"
    Function forward(self, x) -> Tensor:
        return x
Class Linear(Module):
    Function init(self, n, m):
        super.init()
        self.n_in = n
        self.W = normal(0, 0.5, (n, m))
    Function forward(self, x) -> Tensor:
        return x @ self.W
layers = [Linear(3, 4), Linear(4, 2)]
X = normal(0, 1, (5, 3))
# nudged here
for layer in layers:
    X = layer.forward(X)
Loss = (X^2).mean()
d = gradient of Loss with respect to layers
# slope: d[0].W by layers[0].W
# slope: d[1].W by layers[1].W
