# inputs: {'x': [1.0, 2.0, 4.0, 3.0]}
s = 1
for i from 3 to 0 step -1:
    s = s * x[i] + i
for i from 0 to 3 step 2:
    s = s + x[i] ^ 2 * s
Loss = s
g_x = gradient of Loss w.r.t. x
