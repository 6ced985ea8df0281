print([1, 2] + [1, 2])        # expect: [2 4]
print([1, 2] + [1, 2, 3])     # error: FPP0511
