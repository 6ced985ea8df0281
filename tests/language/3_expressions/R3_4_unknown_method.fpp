v = [1, 2]
y = v.summ()  # error: FPP0314 sum
