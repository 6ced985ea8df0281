k = 0
repeat:
    k += 1
    if k == 3: break
until k > 5
print(k)  # expect: 3
