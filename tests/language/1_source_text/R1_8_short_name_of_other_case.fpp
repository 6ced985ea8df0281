Ab = 3
y = ab + 1  # error: FPP0203 Ab
