n = 3
z = zeros(n / 2)  # error: FPP0514 1.5
