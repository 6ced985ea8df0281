A = [[1, 2], [3, 4]]
v = [3, 4]
print(v², A², 2³, Aᵀ)
# expect: [ 9 16] [[ 1  4]
# expect:  [ 9 16]] 8 [[1 3]
# expect:  [2 4]]
