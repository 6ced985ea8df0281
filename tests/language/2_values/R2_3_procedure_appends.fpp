Function add(T, v):
    T.append(v)
a = [1, 2]
add(a, 3)
print(a)  # expect: [1, 2, 3]
