x = none
y = x + 1  # error: FPP0310 none
