// Case counts for classes of the library: `activation`, called and defined nowhere, is an input and no `Activation`.
layer = x -> 2 * x
print(layer(4), Tanh().forward([0]))
print(activation(3))  # error: FPP0401 activation
