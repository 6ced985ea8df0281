# inputs: {'a': [0.3, -0.9]}
layers = []
h = a
for i in 3:
    h = tanh(h * (i + 1))
    layers.append(h)
Loss = 0
for layer in layers:
    Loss += sum(layer^2)
g_a = gradient of Loss w.r.t. a
