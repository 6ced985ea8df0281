T = [[1, 2], [3, 6]]
print(sum(T, axis=0), mean(T, axis=1))   # expect: [4 8] [1.5 4.5]
print(T.max(), max(3, 7), T.argmax())    # expect: 6 7 3
print(max([1, 5], [4, 2]))               # expect: [4 5]
print(std([1, 3]), var([1, 3], true))    # expect: 1.0 2.0
print(any(T > 5), all(T > 5))            # expect: True False
