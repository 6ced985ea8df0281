# inputs: {'A': [[1.0, 2.0], [3.0, -4.0], [0.5, 0.1]]}
s = 1
for i in A.rows:
    t = 0
    for j in A.cols:
        t = t + A[i][j] * s
        s = s * 0.9 + 0.01 * t
    s = s + t * t
Loss = s
g_A = gradient of Loss w.r.t. A
