Class L:
    Function init(self, w):
        self.W = w
layers = [L([1.0, 2.0]), L([3.0, 4.0])]
v = 2.0
# nudged here
layers[0].W = layers[0].W * v
Loss = sum(layers[0].W * 2) + sum(layers[1].W^2)
d = gradient of Loss with respect to v
# slope: d by v
