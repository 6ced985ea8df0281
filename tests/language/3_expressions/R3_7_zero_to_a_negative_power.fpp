a = 0
b = a ^ -1  # error: FPP0501
