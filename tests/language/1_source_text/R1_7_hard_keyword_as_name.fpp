if = 3  # error: FPP0132
