Function rebound(u: Tensor, v: Tensor):
    for x, y in zip(u, v):
        x += y
        v = u * 100
    return v

Function computed(u: Tensor, v: Tensor):
    for x, y in zip(u, v * 2):
        x += y
        v[0] += 10
        v[1] += 10
    return v

u = [1.0, 2.0]
print(rebound(u, [1, 1]), u)  # expect: [200. 300.] [2. 3.]
print(computed(u, [5.0, 7.0]), u)  # expect: [25. 27.] [12. 17.]
