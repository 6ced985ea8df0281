# inputs: {'x': [0.5, -1.0]}
Class Dense:
    Function init(self, n):
        self.W = full([3, 2], n)
        self.b = [0.1, 0.2, 0.3]
    Function forward(self, v):
        self.seen = v
        return tanh(self.W x v + self.b)
layer = Dense(0.3)
y = layer.forward(x)
Loss = sum(y^2)
g_x = gradient of Loss w.r.t. x
gW = gradient of Loss w.r.t. layer.W
