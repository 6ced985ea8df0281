Function f(T):
    T = T + 1
    T[0] = 100
a = [1, 2]
f(a)
print(a)  # expect: [1 2]
