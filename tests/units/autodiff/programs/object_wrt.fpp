# inputs: {'x': [0.5, -1.0]}
Class Dense:
    Function init(self, n):
        self.W = full([2, 2], n)
        self.b = [0.1, 0.2]
    Function forward(self, v):
        return tanh(self.W x v + self.b)
layer = Dense(0.3)
Loss = sum(layer.forward(x)^2)
gl = gradient of Loss w.r.t. layer
g_x = gradient of Loss w.r.t. x
