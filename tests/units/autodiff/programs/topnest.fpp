# inputs: {'A': [[1.0, 2.0], [3.0, -4.0], [0.5, 0.1]]}
B = A * 1
for row in B:
    for col in row:
        if col > 0:
            col = col * col
        else:
            col = 0.1 * col
Loss = sum(B * B)
g_A = gradient of Loss w.r.t. A
