// A shape may be written as a literal, of numbers or of names; wholes and whole-valued fractions alike.
Function made(n: Integer, m: Integer):
    return zeros([n, m]), full([m, n], 2), reshape(arange(n * m), [m, n])

Function of_any(n, m):
    return ones([n, m])

for each T in made(2, 1):
    print(T)
# expect: [[0.]
# expect:  [0.]]
# expect: [[2. 2.]]
# expect: [[0 1]]
print(of_any(4 / 2, 1), of_any(1, 2))
# expect: [[1.]
# expect:  [1.]] [[1. 1.]]
print(concat([0], [1.5, 2], [3]), concat([true], [1, 2] == [1, 3]))
# expect: [0.  1.5 2.  3. ] [ True  True False]
