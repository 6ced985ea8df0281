// The way back counts with names of its own where the program still reads a loop variable.
w = 2.0
L = 0
for i in range(3):
    L = L + w * i
g = gradient of L with respect to w
print(i, g)  # expect: 2 3.0

M = 0
for k from 0 to 4 step 2:
    M = M + w * k
print(k, gradient of M with respect to w)  # expect: 4 6.0
