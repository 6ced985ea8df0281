Function dist(T) -> D:
    n = T.len()
    D = zeros(n, n)
    for a in T:
        for b in T:
            D[aIndex, bIndex] = abs(a - b)
print(dist([1.0, 4.0]))
# expect: [[0. 3.]
# expect:  [3. 0.]]
