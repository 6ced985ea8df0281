# inputs: {'A': [[0.1, 0.2], [0.4, -0.5]], 'B': [[0.3, 0.2], [0.1, 0.7]]}
Class Dense:
    Function init(self, W):
        self.W = W
    Function forward(self, x):
        return x x self.W
Class Relu:
    Function init(self, slope):
        self.slope = slope
    Function forward(self, x):
        return LeakyReLU(x, self.slope)
Class Net:
    Function init(self, A, B):
        self.one = Dense(A)
        self.act = Relu(0.1)
        self.two = Dense(B)
    Function forward(self, x):
        return self.two.forward(self.act.forward(self.one.forward(x)))
net = Net(A, B)
X = [[1.0, 2.0], [0.5, -1.0], [0.3, 0.8]]
Loss = mean(net.forward(X) ^ 2)
g_A = gradient of Loss w.r.t. net.one.W
g_B = gradient of Loss w.r.t. net.two.W
