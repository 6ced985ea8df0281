# inputs: {'A': [[1.0, 2.0], [3.0, -4.0]]}
B = A * 1
row = B[0]
row[1] = row[0] * 3
B[1][0] = row[1] * 2
Loss = sum(B * B)
g_A = gradient of Loss w.r.t. A
