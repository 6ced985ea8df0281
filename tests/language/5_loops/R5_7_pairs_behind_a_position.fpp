# R5.2, R5.7: `for i, (x, y) in enumerate(zip(u, v))` visits like `for x, y in zip(u, v)`: elements are read live, and stored in place.

Function later(u: Tensor, v: Tensor) -> Result:
    seen = []
    for i, (x, y) in enumerate(zip(u, v)):
        if i < 2: v[i + 1] += x
        seen.append(y)
    return seen, v

Function stored(u: Tensor, v: Tensor):
    for i, (x, y) in enumerate(zip(u, v)):
        x = y + i
        y *= 2

Function rows(A: Tensor, v: Tensor):
    for i, (row, y) in enumerate(zip(A, v)):
        row += y * i

Function own_values(u: Tensor, v: Tensor) -> Result:
    total = 0
    for i, (x, y) in enumerate(zip(u, v)):
        v[0] = 100
        total += i * x + y
    return total, v

print(later([1.0, 2.0, 3.0], [10.0, 20.0, 30.0]))
# expect: ([10.0, 21.0, 32.0], [10. 21. 32.])

a = [1.0, 2.0, 3.0]
b = [4.0, 5.0, 6.0]
stored(a, b)
print(a, b)
# expect: [4. 6. 8.] [ 8. 10. 12.]

A = [[1.0, 2.0], [3.0, 4.0]]
rows(A, [1.0, 10.0])
print(A)
# expect: [[ 1.  2.]
# expect:  [13. 14.]]

print(own_values([1.0, 2.0], [3.0, 4.0]))
# expect: (106.0, [100.   4.])

for i, (x, y) in enumerate(zip([1.5, 2.5], 3 * [1.0, 2.0])):
    print(i, xIndex, x, y)
# expect: 0 0 1.5 3.0
# expect: 1 1 2.5 6.0
