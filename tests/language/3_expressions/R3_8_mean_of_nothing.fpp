v = []
y = mean(v)  # error: FPP0523 mean
