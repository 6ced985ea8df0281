Function norm(T) -> T:
    t = 0; n = 0
    for row in T:
        for col in row:
            t += col
            n += 1
    m = t / n
    for row in T:
        for col in row: col - m
print(norm([1.0, 3.0]))  # expect: [-1.  1.]
print(norm([[1.0, 3.0], [1.0, 3.0]]))
# expect: [[-1.  1.]
# expect:  [-1.  1.]]
print(norm(5.0))  # expect: 0.0
