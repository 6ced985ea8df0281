lo = 0; hi = 10
mid = (lo + hi) // 2
# error: FPP0113
