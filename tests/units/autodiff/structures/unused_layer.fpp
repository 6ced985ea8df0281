Class L:
    Function init(self, w):
        self.W = w
ls = [L([1.0, 2.0]), L([3.0])]
# nudged here
Loss = sum(ls[0].W^2)
d = gradient of Loss with respect to ls
# slope: d[0].W by ls[0].W
# slope: d[1].W by ls[1].W
