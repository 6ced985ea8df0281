if 1 < 2:
	a = 1
        b = 2  # error: FPP0121
