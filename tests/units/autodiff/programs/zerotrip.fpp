# inputs: {'x': 2.0}
y = x
for i in range(3, 3):
    y = y * x
k = 10
while k < 5:
    y = y * x
    k += 1
Loss = y * y
g_x = gradient of Loss w.r.t. x
