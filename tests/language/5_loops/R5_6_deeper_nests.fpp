Function f(T) -> T:
    for plane in T:
        for row in plane:
            for col in row:
                col + planeIndex * 100 + rowIndex * 10 + colIndex
print(f([[[0.0, 0.0], [0.0, 0.0]], [[0.0, 0.0], [0.0, 0.0]]]))
# expect: [[[  0.   1.]
# expect:   [ 10.  11.]]
# expect: 
# expect:  [[100. 101.]
# expect:   [110. 111.]]]
