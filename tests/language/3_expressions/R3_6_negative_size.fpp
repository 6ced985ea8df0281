y = zeros(-1)  # error: FPP0527 -1
