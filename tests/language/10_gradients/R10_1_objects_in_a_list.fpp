Class Layer:
    Function init(self, w, b):
        self.w = w
        self.b = b
    Function forward(self, x):
        self.input = x
        return self.w * x + self.b
Class Square:
    Function forward(self, x):
        return x^2
Class Network:
    Function init(self, layers):
        self.layers = layers
    Function forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x
network = Network([Layer(2.0, 1.0), Layer(3.0, 0.0)])
Loss = network.forward(5.0)
g = gradient of Loss with respect to network
print(g.layers[0])  # expect: {'w': 15.0, 'b': 3.0}
print(g.layers[1])  # expect: {'w': 11.0, 'b': 1.0}
mixed = [Layer(2.0, 1.0), Square(), Layer(3.0, 0.0)]
x = 1.0
for layer in mixed:
    x = layer.forward(x)
d = gradient of x with respect to mixed
print(d[0].w, d[0].b, d[2].w)  # expect: 18.0 18.0 9.0
# The tensors of a list are reached by their names as well.
W = [1.0, 2.0]
V = [3.0, 4.0]
params = [W, V]
Loss = sum(W * V) + sum(params[1]^2)
print(gradient of Loss with respect to params)  # expect: [[3. 4.], [ 7. 10.]]
