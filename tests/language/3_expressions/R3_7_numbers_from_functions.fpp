s = sum([1, 2])
print(s / 0, mean([1]) / 0, exp(0) / 0, (s + 1) / 0)  # expect: inf inf inf inf
