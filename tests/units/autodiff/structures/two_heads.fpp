Class Net:
    Function init(self):
        self.trunk = normal(0, 0.5, (3, 4))
        self.heads = [normal(0, 0.5, (4, 2)), normal(0, 0.5, (4, 1))]
    Function forward(self, x):
        h = tanh(x @ self.trunk)
        return h @ self.heads[0], h @ self.heads[1]
net = Net()
X = normal(0, 1, (5, 3))
# nudged here
a, b = net.forward(X)
Loss = (a^2).mean() + (b^2).mean()
d = gradient of Loss with respect to net
# slope: d.trunk by net.trunk
# slope: d.heads[0] by net.heads[0]
# slope: d.heads[1] by net.heads[1]
