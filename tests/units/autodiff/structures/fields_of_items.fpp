Class L:
    Function init(self, w):
        self.W = w
layers = [L([1.0, 2.0]), L([3.0, 4.0])]
# nudged here
Loss = sum(layers[0].W * 2) + sum(layers[1].W^2)
d = gradient of Loss with respect to layers
# slope: d[0].W by layers[0].W
# slope: d[1].W by layers[1].W
