Class RNN:
    Function init(self):
        self.W = normal(0, 0.5, (3, 3))
        self.U = normal(0, 0.5, (2, 3))
        self.h = zeros(3)
    Function step(self, x):
        self.h = tanh(self.h @ self.W + x @ self.U)
rnn = RNN()
xs = normal(0, 1, (4, 2))
# nudged here
for x in xs:
    rnn.step(x)
Loss = (rnn.h^2).sum()
d = gradient of Loss with respect to rnn
# slope: d.W by rnn.W
# slope: d.U by rnn.U
