r = {}
r[3] = "c"
r[1] = "a"
for each k, v in r: print(k, v)
# expect: 3 c
# expect: 1 a
