// Numbers that fall as the loop goes on, down to 0 and past it.
Function falling(n: Integer) -> Tensor:
    return [n - i for i in range(n)]

Function weighted(v: Tensor) -> out:
    out = zeros(v.len())
    for i in v.len():
        out[i] = v[i] * (v.len() - 1 - i) + (3 - i)

Function below(n: Integer) -> out:
    out = zeros(n)
    for i from 1 to n - 1:
        out[i] = n - 2 * i

print(falling(4), falling(1), falling(0))
# expect: [4 3 2 1] [1] []
print(weighted([1, 2, 3]))
# expect: [5. 4. 1.]
print(below(4))
# expect: [ 0.  2.  0. -2.]
