r = {alpha: 1}
print(r.alpa)  # error: FPP0534
