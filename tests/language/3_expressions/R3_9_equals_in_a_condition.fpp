n = 0
if n = 0: print("zero")  # error: FPP0132
