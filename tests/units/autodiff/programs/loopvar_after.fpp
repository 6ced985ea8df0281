# inputs: {'x': [1.0, 2.0, 3.0]}
s = 0
for i in x.len():
    s = s + x[i] * i
Loss = s * i
g_x = gradient of Loss w.r.t. x
keep = i
