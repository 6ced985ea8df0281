// The object keeps the very tensor that is changed later.
Class Keep:
    Function init(self):
        self.seen = 0
    Function forward(self, x):
        self.seen = x  # error: FPP0345 share memory
        return sum(x * x)

w = [1.0, 2.0]
keep = Keep()
h = w * 2
y = keep.forward(h)
h[0] = 7.0
Loss = sum(keep.seen) + y
g = gradient of Loss with respect to w
