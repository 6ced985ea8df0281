# inputs: {'v': [1.0, 2.0, 3.0], 'M': [[1.0, 2.0], [3.0, 4.0]]}
t = tile(v, 2)
r = repeat(v, 2)
c = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]
Loss = sum(t * c) + sum(tile(M, 2) ^ 2)
g_v, g_M = gradient of Loss w.r.t. v, M
