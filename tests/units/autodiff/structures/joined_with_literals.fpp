# Parts that stand between literals have the literals' places cut off, in front and behind.
v = [0.3, -1.2, 2.0]
W = [[0.5, -0.25], [1.0, 2.0]]
# nudged here
y = concat(v * 2, [1, 5])
z = concat([1], v, v[:2], [2])
q = concat([v[0], 3], v * v, [v[1], v[0], 1])
R = concat([[1, 1]], W², W, [[2, 3], [v[2], 4]])
Loss = sum(y² * arange(y.len())) + sum(z^3 * arange(z.len())) + sum(q² * arange(q.len())) + sum(R² * reshape(arange(14), [7, 2]))
# slope: d[0] by v
# slope: d[1] by W
d = gradient of Loss with respect to v, W
