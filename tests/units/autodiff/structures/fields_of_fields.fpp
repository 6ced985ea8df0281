Class L:
    Function init(self, w):
        self.W = w
Class N:
    Function init(self):
        self.first = L([1.0, 2.0])
        self.second = L([3.0, 4.0])
n = N()
# nudged here
Loss = sum(n.first.W * 2) + sum(n.second.W^2)
d = gradient of Loss with respect to n
# slope: d.first.W by n.first.W
# slope: d.second.W by n.second.W
