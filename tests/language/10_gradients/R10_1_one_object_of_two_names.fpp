Class Holder:
    Function init(self, w):
        self.w = w
a = Holder(2.0)
same = a
v = 3.0
same.w = same.w * v
Loss = a.w^2
print(gradient of Loss with respect to v)  # expect: 24.0
