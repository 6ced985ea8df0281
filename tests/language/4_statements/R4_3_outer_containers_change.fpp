W = [1.0, 2.0]
items = []
rec = {n: 0}
Function f():
    W[0] = 9
    W += 1
    items.append(4)
    rec.n += 1
    rec["m"] = 2
f()
print(W, items, rec)  # expect: [10.  3.] [4] {'n': 1, 'm': 2}
