// Without an arrow a function may change the lists that it is given, also where it works on them as on a tensor.
Function grow(L): L += 1
Function put(T):
    T[0] = 9
    T[1] = T[0] * 2
Function scale(T, k):
    for row in T:
        for col in row:
            col = col * k
Function normalise(w):
    total = sum(w)
    for i in w.len(): w[i] = w[i] / total
Function halved(v):
    v *= 0.5
    return sum(v)

xs = []
xs.append(3)
xs.append(5)
same = xs
grow(xs)
print(xs, same)  # expect: [4, 6] [4, 6]
put(xs)
print(xs)  # expect: [9, 18]
normalise(xs)
print(xs)  # expect: [0.3333333333333333, 0.6666666666666666]
total = halved(xs) * 4
print(total, xs)  # expect: 2.0 [0.16666666666666666, 0.3333333333333333]

rows = []
rows.append([1, 2])
rows.append([3, 4])
scale(rows, 10)
print(rows)  # expect: [[10 20], [30 40]]

groups = {a: [n for n in range(1, 3)], b: [n for n in range(5, 7)]}
scale(groups.a, 2)
for each key, numbers in groups: grow(numbers)
print(groups)  # expect: {'a': [3, 5], 'b': [6, 7]}

Function both(A, B):
    A += B
    B *= 0
pair = [[n for n in range(1, 3)], [n for n in range(5, 7)]]
both(pair[0], pair[1])
print(pair)  # expect: [[6, 8], [0, 0]]

Class Counter:
    Function init(self): self.total = 0
    Function take(self, v):
        v -= 1
        self.total += sum(v)
counter = Counter()
counter.take(xs)
print(counter.total, xs)  # expect: -1.5 [-0.8333333333333334, -0.6666666666666667]

Function inside(n) -> Tensor:
    found = []
    for i in n: found.append(i + 1)
    normalise(found)
    grow(found)
    return found
print(inside(3))  # expect: [1.16666667 1.33333333 1.5       ]
