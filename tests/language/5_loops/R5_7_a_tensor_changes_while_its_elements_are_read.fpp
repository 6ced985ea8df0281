// What is taken from the whole tensor in one pass is gone in the next.
Function fade(v: Tensor):
    for i in v.len(): v -= v[i] / 2

Function fade_above(v: Tensor, limit):
    for i in v.len():
        if v[i] > limit: v -= v[i] / 2

a = [2.0, 4.0, 8.0]
fade(a)
print(a)
# expect: [-3.25 -1.25  2.75]
b = [2.0, 4.0, 8.0]
fade_above(b, 3)
print(b)
# expect: [-3. -1.  3.]
