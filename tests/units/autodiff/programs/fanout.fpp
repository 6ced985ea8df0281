# inputs: {'x': 1.3}
y = x*x
z = y+x
Loss = z*z+y
g_x = gradient of Loss with respect to x
