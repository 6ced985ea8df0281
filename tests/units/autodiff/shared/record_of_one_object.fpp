# says: table.first
class L:
    def __init__(self, W):
        self.W = W
    def f(self, x):
        return x * self.W

l = L([1.0, 2.0])
table = {first: l, second: l}
v = [2.0, 3.0]
table.first.W = table.first.W * v
Loss = sum(table.second.W ^ 2) + sum(v)
d = gradient of Loss with respect to v
