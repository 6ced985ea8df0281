// True and false are 1 and 0 wherever something is computed, here and in a function that they are given to.
m = [true, false, true]
print(m + m, m - m, -m, m ^ 2, abs(m), sign(m), m mod 2)
# expect: [2 0 2] [0 0 0] [-1  0 -1] [1 0 1] [1 0 1] [1 0 1] [1 0 1]
print(exp(m), m x m, m @ m, max(m) - min(m), max(m) + max(m), max(m))
# expect: [2.71828183 1.         2.71828183] 2 2 1 2 True

Function twice(x):
    return x + x

Function gap(x, y):
    return x - y

Function total(T):
    sum = 0
    for element in T:
        sum += element * element
    return sum

Function grown(T) -> T:
    for row in T:
        for col in row:
            1.5 * col + col

print(twice(m), gap(m, m), gap(true, false), twice(gap(m, [false, false, true])))
# expect: [2 0 2] [0 0 0] 1 [2 0 0]
print(total(m), grown(m), DotProduct(m, m), round(Softmax([true, false]), 4))
# expect: 2 [2.5 0.  2.5] 2 [0.7311 0.2689]

// labels that are true or false are the places 1 and 0
Function picked(rows: Tensor, labels):
    sum = 0
    for i in rows.len():
        sum += rows[i][labels[i]]
    return sum

print(picked([[1, 10], [2, 20], [3, 30]], m), Confusion_Matrix(m, [true, true, false], 2))
# expect: 42 [[0. 1.]
# expect:  [1. 1.]]

// a mask picks, wherever it is passed on to
Function kept(values: Tensor, mask):
    return values[mask]

print(kept([5, 6, 7], m), sum(kept([5, 6, 7], m)))
# expect: [5 7] 12

Class Counter:
    Function init(self):
        self.count = 0
    Function add(self, hits):
        self.count = self.count + sum(hits * hits)

counter = Counter()
counter.add(m)
counter.add(m)
print(counter.count)
# expect: 4
