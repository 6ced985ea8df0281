Class RNN:
    Function init(self):
        self.W = normal(0, 0.5, (3, 3))
        self.U = normal(0, 0.5, (2, 3))
        self.h = zeros(3)
    Function step(self, x):
        self.h = tanh(self.h @ self.W + x @ self.U)
        return self.h
rnn = RNN()
xs = normal(0, 1, (4, 2))
# nudged here
Loss = 0
for x in xs:
    Loss += (rnn.step(x)^2).sum()
d = gradient of Loss with respect to rnn
# slope: d.W by rnn.W
# slope: d.U by rnn.U
