# inputs: {'x': [0.5, -1.0]}
Class Dense:
    Function init(self, n):
        self.W = full([2, 2], n)
    Function forward(self, v):
        return tanh(self.W x v)
layers = [Dense(0.3), Dense(0.5)]
h = x
for layer in layers:
    h = layer.forward(h)
Loss = sum(h ^ 2)
g_x = gradient of Loss w.r.t. x
