print([1.0, -1.0] / 0)      # expect: [ inf -inf]
print(log(0), sqrt(-1))     # expect: -inf nan
zero = 0
print(1 / zero)             # error: FPP0501
