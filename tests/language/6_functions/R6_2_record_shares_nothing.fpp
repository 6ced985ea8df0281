Function pack(T) -> R:
    R = {data: T, n: 1}
a = [1, 2]
r = pack(a)
r.data[0] = 9
print(a)  # expect: [1 2]
