# inputs: {'A': [[1.0, 2.0], [3.0, 5.0], [0.5, -1.0]]}
m = A.mean(axis=0)
s = A.std(axis=0)
q = A.var(axis=1)
r = A.sum(axis=-1)
p = A.max(axis=0) + A.min(axis=0)
Loss = sum((A - m) / s) + sum(q * r) + sum(p^2) + A.var() * A.std() + A.prod() + sum(A.prod(axis=0))
g_A = gradient of Loss w.r.t. A
