# inputs: {'w': 0.7, 'b': 0.1}
data = [(1.0, 2.0), (2.0, 3.5), (3.0, 6.0)]
Loss = 0
for x, y in data:
    Loss += (w * x + b - y) ^ 2
g_w, g_b = gradient of Loss w.r.t. w, b
