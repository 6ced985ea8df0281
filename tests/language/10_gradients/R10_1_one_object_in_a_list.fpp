Class Holder:
    Function init(self, w):
        self.w = w
a = Holder(2.0)
v = 3.0
held = [a]  # error: FPP0345 `held` and `a` share memory
a.w = v
b = held[0]
b.w = v^2
Loss = a.w
g = gradient of Loss with respect to v
