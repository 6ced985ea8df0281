# inputs: {'w': [1.0, -0.5], 'b': 0.2}
Class Layer:
    Function init(self, w, b):
        self.w = w
        self.b = b
        self.calls = 0
    Function forward(self, x) -> y:
        self.calls += 1
        y = sum(self.w * x) + self.b
        if y > 0:
            y = y ^ 2
        else:
            y = 0.1 * y
layer = Layer(w, b)
Loss = layer.forward([1.0, 2.0]) + layer.forward([3.0, 1.0])
ok_c = layer.calls == 2
g_w, g_b = gradient of Loss w.r.t. w, b
