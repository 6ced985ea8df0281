class L:
    def __init__(self, W):
        self.W = W
    def f(self, x):
        return x * self.W

l = L([1.0, 2.0])
table = {first: l, second: l}
# nudged here
Loss = sum(table.second.W ^ 2 * table.first.W)
d = gradient of Loss with respect to table
# slope: d.first.W by table.first.W
