# inputs: {'W': [2.0, -1.0], 'b': 0.3}
X = [[1.0, 2.0], [0.5, 1.0], [-1.0, 0.2]]
y = [1.0, 0.5, 0.0]
V = W.clone()
c = b
L = mean((X x V + c - y) ^ 2)
for epoch in 5:
    dV = gradient of L w.r.t. V
    dc = gradient of L w.r.t. c
    V = V - 0.1 * dV
    c = c - 0.1 * dc
    L = mean((X x V + c - y) ^ 2)
Loss = L
g_W, g_b = gradient of Loss w.r.t. W, b
