v = [1, 2, 3]
t = 0
for a in v:
    v = [9, 9]
    t += a
print(t, v)  # expect: 6 [9 9]
