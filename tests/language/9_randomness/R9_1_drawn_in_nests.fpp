# Numbers that a nest draws one by one are drawn at once in the text: the same ones, in the same order.

Function filled(T: Tensor, low, high) -> T:
    for row in T:
        for col in row:
            col = uniform(low, high)

Function noisy(v: Tensor) -> Out:
    Out = zeros(v.len())
    for i in v.len():
        Out[i] = v[i] + 0.1 * normal(0, 1)

Function hits(n: Integer, p) -> count:
    count = 0
    for i in n:
        if random() < p:
            count += 1

Function until_small(n: Integer) -> place:
    place = -1
    for i in n:
        if random() < 0.3:
            place = i
            break

seed(7)
print(equal(round(filled(zeros(2, 3), -1, 1), 6), round(filled(zeros(2, 3), -1, 1), 6))) # expect: False
seed(7)
first = uniform(-1, 1)
second = uniform(-1, 1)
seed(7)
T = filled(zeros(2, 2), -1, 1)
print(T[0][0] == first, T[0][1] == second) # expect: True True
seed(7)
a = normal(0, 1)
b = normal(0, 1)
seed(7)
v = noisy([1, 2])
print(abs(v[0] - 1 - 0.1 * a) < 1e-12, abs(v[1] - 2 - 0.1 * b) < 1e-12) # expect: True True
seed(7)
print(hits(10, 0.5)) # expect: 4
seed(7)
print(until_small(10)) # expect: 3
print(random() < 1) # expect: True
