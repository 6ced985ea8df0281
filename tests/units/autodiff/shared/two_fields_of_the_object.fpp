# says: copy of its own
Class N:
    Function init(self, W):
        self.W = W
        self.V = W
    Function step(self):
        Loss = sum(self.W * self.V ^ 2)
        return gradient of Loss with respect to self.W
W = [1.0, 2.0]
n = N(W)
d = n.step()
