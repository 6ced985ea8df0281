   x = 1  # error: FPP0120 indent
