# inputs: {'w': [0.7, -0.2], 'b': 0.1}
layers = []
layers.append((w, b))
layers.append((w * 2, b + 1))
h = [1.0, 2.0]
for weight, bias in layers:
    h = tanh(h * weight + bias)
Loss = sum(h)
g_w, g_b = gradient of Loss w.r.t. w, b
