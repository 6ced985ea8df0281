Class Block:
    Function init(self, n):
        self.W1 = normal(0, 0.5, (n, n))
        self.W2 = normal(0, 0.5, (n, n))
    Function forward(self, x) -> Tensor:
        h = ReLU(x @ self.W1)
        return x + h @ self.W2
blocks = [Block(3) for i in range(3)]
X = normal(0, 1, (5, 3))
# nudged here
h = X
for block in blocks:
    h = block.forward(h)
Loss = (h^2).mean()
d = gradient of Loss with respect to blocks
# slope: d[0].W1 by blocks[0].W1
# slope: d[2].W2 by blocks[2].W2
