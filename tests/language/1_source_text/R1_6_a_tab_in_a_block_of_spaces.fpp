Function f(x):
    if x > 0:
	return 1  # error: FPP0121 this line mixes tabs and spaces
    return 2
print(f(1))
