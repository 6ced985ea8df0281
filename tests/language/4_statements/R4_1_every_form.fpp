a = 1
let b: Tensor = [1, 2]
c: f32 = 3
d ← 4
let e = 5
x, y = 1, 2
x, y = y, x
T = zeros(2, 2)
T[0][1] = 5
T[1, 0] = 6
p = {value: 1}
p.value = 2
a += 1; a -= 3; a *= 4; a /= 2; a **= 2
print(a, b, c, d, e, x, y, T.sum(), p.value)  # expect: 4.0 [1 2] 3 4 5 2 1 11.0 2
