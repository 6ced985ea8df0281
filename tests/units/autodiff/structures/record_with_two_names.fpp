class L:
    def __init__(self, W):
        self.W = W
    def f(self, x):
        return x * self.W

r = {W: [1.0, 2.0]}
s = r
v = [2.0, 3.0]
# nudged here
s.W = s.W * v
Loss = sum(r.W * s.W)
d = gradient of Loss with respect to v
# slope: d by v
