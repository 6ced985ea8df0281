T = [-1, 2, -3]
for a in T:
    if a > 0: continue
    a = 100
print(T)  # expect: [100   2 100]
