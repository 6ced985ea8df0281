# inputs: {'p': 2.0, 'q': 0.5}
x = [p, q]
z = [q, 1.0, p]
y = concat([x, x, z])
w = concat([x, z * 2]) * 3
u = concat(x, z)
Loss = sum(y + y^3) + sum(w * w) + sum(u * y[1:6])
dx, dz = gradient of Loss with respect to x, z
g_p = dx[0] + dz[2]
g_q = dx[1] + dz[0]
