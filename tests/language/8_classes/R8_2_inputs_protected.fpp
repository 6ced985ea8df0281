Class Layer:
    Function init(self, weights):
        self.weights = weights
        self.input = none

    Function forward(self, x) -> x:
        self.input = x
        x[0] = 100

    Function change(self, x):
        x[0] = -1

    Function own(self) -> weights:
        return self.weights

layer = Layer([1.0, 2.0])
v = [1, 2]
y = layer.forward(v)
print(v, y)            # expect: [1 2] [100   2]
layer.change(v)
print(v)               # expect: [-1  2]
layer.own()[0] = 7
print(layer.weights)   # expect: [7. 2.]
