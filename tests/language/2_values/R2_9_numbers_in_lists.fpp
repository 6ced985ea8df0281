T = [1.5, 2.5]
a = []
a.append(T[0]); a.append(T.sum()); a.append(T > 2)
r = {m: T.mean(), i: T.argmax()}
p = T.max(), T.min()
print(a[0:2], r, p)  # expect: [1.5, 4.0] {'m': 2.0, 'i': 1} (2.5, 1.5)
