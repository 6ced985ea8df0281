// What one index reaches may be a number or a row: the loop means what it means for either.
Function row_products(A, B) -> C:
    C = zeros(A.rows)
    for i in A.rows:
        C[i] = sum(A[i] * B[i])

Function nearest(points, centers) -> places:
    places = zeros(points.rows)
    for i in points.rows:
        best = infinity
        for k in centers.len():
            gap = points[i] - centers[k]
            if sum(gap * gap) < best:
                best = sum(gap * gap)
                places[i] = k

Function squared_distance(a, b) -> total:
    total = 0
    for i in a.len():
        total += (a[i] - b[i])^2

print(row_products([[1, 2], [3, 4]], [[1, 2], [3, 4]]))
# expect: [ 5. 25.]
print(row_products([[1, 2], [3, 4]], [[10], [20]]))
# expect: [ 30. 140.]
print(nearest([[0, 1], [9, 8], [1, 1]], [[0, 0], [10, 10]]))
# expect: [0. 1. 0.]
print(squared_distance([1, 2, 3], [1, 1, 1]))
# expect: 5
print(squared_distance([[1, 2], [3, 4]], [[0, 0], [1, 1]]))
# expect: [ 5 13]
