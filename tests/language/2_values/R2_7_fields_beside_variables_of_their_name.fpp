w = 7
r = {}
for each k in ["w", "b"]:
    r[k] = 1
print(r.w)
t = r
print(t.b)

# expect: 1
# expect: 1
