# inputs: {'w': [0.5, 1.3, 2.0]}
y = w * 1
y *= w
y /= w + 1
y -= 0.3
y **= 2
M = zeros(2, 3)
M += y
M[0] *= w
M[1, 2] /= 3
Loss = sum(M)
g_w = gradient of Loss w.r.t. w
