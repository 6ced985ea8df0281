# says: respect to a.W
class L:
    def __init__(self, W):
        self.W = W
    def f(self, x):
        return x * self.W

a = L([1.0, 2.0])
b = L([3.0, 4.0])
b.W = a.W
Loss = sum(a.W * b.W * b.W)
d = gradient of Loss with respect to b
