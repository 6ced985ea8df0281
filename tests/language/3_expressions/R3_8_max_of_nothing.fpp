v = zeros(0)
y = max(v)  # error: FPP0523 max
