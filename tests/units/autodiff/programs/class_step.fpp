# inputs: {'w0': [1.0, -0.5], 'b0': 0.2}
Class Linear:
    Function init(self, w, b):
        self.w = w
        self.b = b
    Function predict(self, X):
        return X x self.w + self.b
    Function step(self, X, y, rate):
        L = mean((self.predict(X) - y) ^ 2)
        dw, db = gradient of L w.r.t. self.w, self.b
        self.w = self.w - rate * dw
        self.b = self.b - rate * db
        return L
X = [[1.0, 2.0], [0.5, -1.0], [0.3, 0.8]]
y = [1.0, 0.0, 2.0]
m = Linear(w0, b0)
m.step(X, y, 0.1)
m.step(X, y, 0.1)
Loss = mean((m.predict(X) - y) ^ 2)
g_w0, g_b0 = gradient of Loss w.r.t. w0, b0
