// Of the three that the call runs over, the number is not what does not fit.
x = HuberLoss([1, 2, 3], [1, 2]) # error: FPP0511 shapes (3,) and (2,) do not fit together in `HuberLoss([1, 2, 3], [1, 2])`: axis 0 of `[1, 2, 3]` has size 3, axis 0 of `[1, 2]` has size 2.
