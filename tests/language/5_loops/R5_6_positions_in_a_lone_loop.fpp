// A lone loop over a matrix counts rows: positions are those of the rows, in a square one too.
Function filled(T: Tensor) -> T:
    for weight in T: weight = weightIndex

Function raised(T: Tensor):
    for i in T.len(): T[i] += i

Function scaled(T: Tensor):
    for i in T.len(): T[i] = T[i] * i

Function weighted(T: Tensor) -> total:
    total = 0
    for i, x in enumerate(T): total += x * x * i

Square = [[1, 2], [3, 4]]
print(filled(Square))  # expect: [[0 0]
# expect:  [1 1]]
raised(Square)
print(Square)  # expect: [[1 2]
# expect:  [4 5]]
scaled(Square)
print(Square)  # expect: [[0 0]
# expect:  [4 5]]
print(weighted(Square))  # expect: [16 25]
