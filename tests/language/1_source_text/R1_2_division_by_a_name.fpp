n = 9
k = 2
x = n // k
# error: FPP0113 div
