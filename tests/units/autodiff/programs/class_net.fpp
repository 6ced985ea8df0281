# inputs: {'x': [0.5, -1.0]}
Class Dense:
    Function init(self, n):
        self.W = full([2, 2], n)
    Function forward(self, v):
        return tanh(self.W x v)
Class Net:
    Function init(self):
        self.one = Dense(0.3)
        self.two = Dense(0.7)
    Function forward(self, v):
        return self.two.forward(self.one.forward(v))
net = Net()
Loss = sum(net.forward(x)^2)
g_x = gradient of Loss w.r.t. x
