n = 0
repeat:
    n += 1
    if n == 2:
        continue
    print(n)
until n >= 3
# expect: 1
# expect: 3
while true:
    n = n - 1
    if n < 0: break
    elif n == 1: pass
    else: print(n)
# expect: 2
# expect: 0
