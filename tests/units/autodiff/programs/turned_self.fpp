# inputs: {'x0': [[0.5, -1.0], [2.0, 0.3]], 'y': [[0.5, 1.0], [-2.0, 0.3]]}
x = x0 * 1
x = transpose(x * x[0] + x * y + x)
x[0] = concat(x[1][1:], x[0][:1]) * x[0]
x = transpose(stack([x[0], x[1]]) + x)
Loss = sum(x ^ 2)
g_x0, g_y = gradient of Loss w.r.t. x0, y
