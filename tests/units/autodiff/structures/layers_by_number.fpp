Class Layer:
    Function init(self, n_in, n_out):
        self.W = normal(0, 0.5, (n_in, n_out))
    Function forward(self, x) -> Tensor:
        return tanh(x @ self.W)
layers = [Layer(3, 4), Layer(4, 2)]
X = normal(0, 1, (5, 3))
# nudged here
x = X
for i in range(len(layers)):
    x = layers[i].forward(x)
Loss = (x^2).mean()
d = gradient of Loss with respect to layers
# slope: d[0].W by layers[0].W
# slope: d[1].W by layers[1].W
