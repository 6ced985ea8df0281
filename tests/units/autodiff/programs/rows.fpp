# inputs: {'A': [[1.0, 2.0], [3.0, -4.0], [0.5, 0.1]]}
total = 0
for row in A:
    total += max(row) * sum(row)
for i, row in enumerate(A):
    total += row[0] * i
for p, q in zip(A, A * 2):
    total += p x q
Loss = total
g_A = gradient of Loss w.r.t. A
