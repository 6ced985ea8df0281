Class Linear:
    Function init(self, n, m):
        self.W = normal(0, 0.5, (n, m))
        self.b = zeros(m)
        self.name = "linear"
    Function forward(self, x) -> Tensor:
        self.x = x
        return x @ self.W + self.b
Class Act:
    Function init(self, f):
        self.f = f
    Function forward(self, x) -> Tensor:
        self.x = x
        self.out = self.f(x)
        return self.out
Class Scale:
    Function init(self):
        self.a = 1.5
    Function forward(self, x) -> Tensor:
        return self.a * x
layers = [Linear(3, 4), Act(tanh), Scale(), Linear(4, 2), Act(sigmoid)]
X = normal(0, 1, (5, 3))
# nudged here
x = X
for layer in layers:
    x = layer.forward(x)
Loss = (x^2).mean()
d = gradient of Loss with respect to layers
# slope: d[0].W by layers[0].W
# slope: d[2].a by layers[2].a
# slope: d[3].b by layers[3].b
