Function f(v: Tensor):
    w = v
    for x, y in zip(v, w):
        before = x
        for z in w:
            z = z + 1
            if z > 100: break
        print(before, x, y)

Function g(v: Tensor):
    for x in v:
        for y in v:
            y = y * 2
        print(x)

f([1.0, -1])
# expect: 1.0 2.0 2.0
# expect: 0.0 1.0 1.0
g([1.0, 3])
# expect: 2.0
# expect: 12.0
