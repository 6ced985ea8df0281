W = [[1, 2, 3], [4, 5, 6]]
x = [1, 2]
caught = 0
try: print(W x x)  # warning: FPP0810 (2, 3) and (2,) cannot be multiplied
catch error: caught += 1
try: print(W + x)  # warning: FPP0810 (2, 3) and (2,) do not fit
catch error: caught += 1
print(W.T x x, W + [1, 2, 3] * 2, caught)
# expect: [ 9 12 15] [[ 3  6  9]
# expect:  [ 6  9 12]] 2
