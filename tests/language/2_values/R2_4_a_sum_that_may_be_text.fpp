# R2.4: nothing is truncated on storing, also where only `+` says what the parameters are.
Function ended(u, v):
    r = u + v
    r[-1] = 0.5
    print(r)

Function filled(u, v, x) -> r:
    r = u + v
    for i in 2: r[i] = x

Function given(f, u):
    f(u, [3, 4])

given(ended, [1, 2])
# expect: [4.  0.5]
given(ended, [1.5, 2])
# expect: [4.5 0.5]
print(filled([1, 2, 3], [3, 4, 5], 0.25))
# expect: [0.25 0.25 8.  ]

Function joined(a, b):
    c = a + b
    print(c)

joined([1, 2], [3, 4])
# expect: [4 6]
joined("a", "b")
# expect: ab
