t = 0
for i in range(4):
    try:
        if i == 1: throw Error("x")
        if i == 2: continue
        t += i
    catch error:
        t += 100
print(t)  # expect: 103
