n = 3
t = 0
for i in n:
    for j in i: t += 1
print(t)  # expect: 3
