Function sigmoid(z) -> f32: return 1 / (1 + exp(-z))
Function forward(net, x) -> a:
    a = x
    for each layer in net.layers:
        a = sigmoid(layer.W @ a + layer.b)
net = {layers: [{W: [[0.0, 0.0], [0.0, 0.0]], b: [0.0, 0.0]}, {W: [[2.0, 2.0]], b: [-2.0]}]}
print(forward(net, [1.0, 2.0]))  # expect: [0.5]
