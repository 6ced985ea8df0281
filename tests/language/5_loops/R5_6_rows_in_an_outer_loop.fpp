// The row of an outer loop that stays a loop is a row in the inner one.
Function nearest(X, centers) -> labels:
    labels = []
    for row in X:
        distances = []
        for center in centers:
            distances.append(sum((row - center)^2))
        labels.append(argmin(distances))

print(nearest([[1, 1], [1, 2], [8, 8]], [[0, 0], [9, 9]]))
# expect: [0, 0, 1]
