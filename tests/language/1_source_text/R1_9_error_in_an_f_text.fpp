v = [1]
x = f"value {v[3]}"  # error: FPP0513 3
