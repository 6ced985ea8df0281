# inputs: {'x': [0.5, -0.3, 2.0]}
Class Square:
    Function forward(self, x):
        self.x = x
        return x ^ 2
    Function backward(self, upstream):
        return 2 * self.x * upstream
Class Sine:
    Function forward(self, x):
        self.x = x
        return sin(x)
    Function backward(self, upstream):
        return cos(self.x) * upstream
a = Square()
b = Sine()
y = b.forward(a.forward(x))
Loss = sum(y)
g_x = a.backward(b.backward(ones(3)))
mine = gradient of Loss w.r.t. x
ok_same = max(abs(mine - g_x)) < 1e-12
