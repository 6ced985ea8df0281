Function ReLU(T) -> T:
    for row in T:
        for col in row:
            if col < 0:
                0
            else:
                col

v = [-1, 2]
print(ReLU(v), v)        # expect: [0 2] [-1  2]
print(ReLU([[-1.5, 2]])) # expect: [[0. 2.]]
print(ReLU(-3), ReLU(4)) # expect: 0 4
