// A field that a loop only reads is a tensor like any other; one that may be stored in keeps its loop.
Class Layer:
    Function init(self, W, b):
        self.W = W
        self.b = b
        self.seen = 0

    Function forward(self, x) -> y:
        self.seen = x
        y = zeros(self.W.rows)
        for i in self.W.rows:
            y[i] = self.b[i]
            for j in self.W.cols:
                y[i] += self.W[i][j] * x[j]

    Function score(self, x, y) -> f32:
        s = 0
        for i in y.len():
            for j in x.len():
                s += y[i] * self.W[i][j] * x[j]
        return s

    Function learn(self, x, rate):
        for i in self.W.rows:
            for j in self.W.cols:
                self.W[i][j] += rate * x[j]

    // v may be the field itself
    Function mirror(self, v):
        for i in v.len():
            v[i] = self.b[v.len() - 1 - i]

    // the field changes from pass to pass
    Function fade(self, times: Integer) -> total:
        total = 0
        for n in range(times):
            for i in self.b.len():
                total += self.b[i]
            self.b = self.b / 2

layer = Layer([[1.0, 2], [3, 4], [5, 6]], [1.0, 0, -1])
print(layer.forward([1, -1]), layer.seen)
# expect: [ 0. -1. -2.] [ 1 -1]
print(layer.score([1, 2], [1, 0, 2]))
# expect: 39.0
layer.learn([1, 0], 0.5)
print(layer.W)
# expect: [[1.5 2. ]
# expect:  [3.5 4. ]
# expect:  [5.5 6. ]]
print(layer.fade(3))
# expect: 0.0
b = [1.0, 2, 3]
other = Layer([[1.0]], b)
other.mirror(b)
print(other.b)
# expect: [3. 2. 3.]
print(Layer([[1.0]], [1.0, 2, 5]).fade(3))
# expect: 14.0

Function weighed(model, x) -> total:
    total = 0
    for i in x.len():
        total += model.weights[i] * x[i]

print(weighed({weights: [1, 2, 3]}, [1, 1, 2]))
# expect: 9
