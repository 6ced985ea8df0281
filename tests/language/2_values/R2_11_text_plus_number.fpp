n = 3
t = "a" + n
# error: FPP0306
