n = 2.5
for i in n: print(i)
# error: FPP0514 2.5
