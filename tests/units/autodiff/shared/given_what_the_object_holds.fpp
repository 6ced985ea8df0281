# says: copy of its own
Class N:
    Function init(self, W):
        self.W = W
    Function step(self, x):
        Loss = sum(self.W * x ^ 2)
        return gradient of Loss with respect to self.W
n = N([1.0, 2.0])
d = n.step(n.W)
