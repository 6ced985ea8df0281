# inputs: {'u': [0.1, 0.2], 'v': [0.3, -0.4, 1.0]}
parts = [u, v, u * 2]
all_parts = concat(parts)
c = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]
Loss = sum(all_parts ^ 2 * c)
g_u, g_v = gradient of Loss w.r.t. u, v
