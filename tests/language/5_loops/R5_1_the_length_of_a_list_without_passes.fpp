Function lengths(v: Tensor, n, m) -> w:
    w = zeros(v.len())
    for i in v.len():
        w[i] = [k * v[i] for k in range(n, m)].len()

Function grown(v: Tensor, n) -> w:
    w = zeros(v.len())
    for i in v.len():
        L = []
        for k in range(n): L.append(k * v[i])
        w[i] = L.len() + 1

Function backwards(v: Tensor) -> w:
    w = zeros(v.len())
    for i in v.len():
        w[i] = [k * v[i] for k in range(6, 2)].len()

v = [1, 2]
print(lengths(v, 6, 2), lengths(v, 2, 6), grown(v, -3), grown(v, 2), backwards(v))  # expect: [0. 0.] [4. 4.] [1. 1.] [3. 3.] [0. 0.]
