Function train_step(net, g, rate):
    for each layer in net.layers:
        layer.W -= rate * g
        layer.b -= rate * g
net = {layers: [{W: [[1.0]], b: [2.0]}]}
train_step(net, 1, 0.5)
print(net.layers[0].W, net.layers[0].b)  # expect: [[0.5]] [1.5]
