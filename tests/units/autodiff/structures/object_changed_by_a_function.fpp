Class Holder:
    Function init(self, w):
        self.w = w
Function fill(h, v) -> Tensor:
    h.w = v
    return v * 2
w = 2.0
h = Holder(1.0)
# nudged here
y = fill(h, w)
Loss = h.w * y
d = gradient of Loss with respect to w
# slope: d by w
