a = 2.0
try:  # error: FPP0345 `y` may have been changed
    y = a * a
    z = y * log(y)
catch error:
    z = 0
Loss = y + z
g = gradient of Loss with respect to a
