Function double(x):
    return 2 * x
Function square(x):
    return x^2
Class Layer:
    Function init(self, w, activation):
        self.w = w
        self.activation = activation
    Function forward(self, x):
        return self.activation(self.w * x)
w = 3.0
y = w
for f in [double, square, double]:
    y = f(y)
print(gradient of y with respect to w)  # expect: 48.0
activations = {"double": double, "square": square}
name = "square"
Loss = activations[name](w)
print(gradient of Loss with respect to w)  # expect: 6.0
layers = [Layer(2.0, square), Layer(5.0, double)]
x = w
for layer in layers:
    x = layer.forward(x)
g = gradient of x with respect to layers
print(g[0].w, g[1].w)  # expect: 360.0 72.0
