Class Layer:
    Function init(self, W):
        self.W = W
first = Layer([[0.5, -0.3], [0.2, 0.8]])
second = Layer(first.W)
other = first
# nudged here
Loss = sum(first.W * second.W * second.W) + sum(other.W)
d, e, f = gradient of Loss with respect to first, second.W, other
# slope: d.W by first.W
# slope: e by second.W
# slope: f.W by other.W
