Function f(n) -> out:
    out = []
    i = 0
    while true:
        i += 1
        if i > n: break
        for j from i to 1 step -1:
            if j mod 2 == 0: continue
            repeat:
                out.append(i * 10 + j)
            until true
print(f(3))  # expect: [11, 21, 33, 31]
