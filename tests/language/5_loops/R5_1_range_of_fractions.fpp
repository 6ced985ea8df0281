for i in range(0, 1, 0.5): print(i)
# error: FPP0514 0.5
