Function scaled(T, gamma) -> T:
    for row in T:
        for col in row:
            col = col * gamma[col]  # warning: FPP0809 the element itself

Function scaled_by_place(T, gamma) -> T:
    for row in T:
        for col in row:
            col = col * gamma[colIndex]

print(scaled([[0, 1], [1, 1]], [10, 20]))
# expect: [[ 0. 20.]
# expect:  [20. 20.]]
print(scaled_by_place([[0, 1], [1, 1]], [10, 20]))
# expect: [[ 0. 20.]
# expect:  [10. 20.]]
