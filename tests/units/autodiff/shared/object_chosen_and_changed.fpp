# says: share memory
class L:
    def __init__(self, W):
        self.W = W
l = L([1.0, 2.0])
m = L([3.0, 4.0])
v = [2.0, 3.0]
a = l if v[0] > 0 else m
a.W = a.W * v
Loss = sum(l.W ^ 2) + sum(v)
d = gradient of Loss with respect to v
