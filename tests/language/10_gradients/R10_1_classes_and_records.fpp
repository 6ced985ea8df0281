Class Dense:
    Function init(self):
        self.W = [[1.0, 2.0], [3.0, 4.0]]
        self.b = [0.0, 1.0]
    Function forward(self, v):
        self.seen = v
        return self.W x v + self.b
layer = Dense()
Loss = sum(layer.forward([1.0, 2.0])^2)
print(gradient of Loss with respect to layer.b)  # expect: [10. 24.]
g = gradient of Loss with respect to layer
print(g.b)  # expect: [10. 24.]
params = {W: [1.0, 2.0], b: 3.0}
Loss = sum(params.W) * params.b
print(gradient of Loss with respect to params)  # expect: {'W': [3. 3.], 'b': 3.0}
