Function softmax(T) -> T:
    for row in T:
        big = max(row)
        t = 0
        for col in row:
            col = exp(col - big)
            t += col
        row = row / t
print(softmax([1.0, 1.0]))  # expect: [0.5 0.5]
print(softmax([[1.0, 1.0], [2.0, 2.0]]))
# expect: [[0.5 0.5]
# expect:  [0.5 0.5]]
print(softmax([[[1.0, 1.0], [1.0, 1.0]], [[1.0, 1.0], [1.0, 1.0]]]))
# expect: [[[0.5 0.5]
# expect:   [0.5 0.5]]
# expect: 
# expect:  [[0.5 0.5]
# expect:   [0.5 0.5]]]
print(softmax(3.0))  # expect: 1.0
