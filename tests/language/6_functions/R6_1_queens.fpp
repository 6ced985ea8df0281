Function safe(cols, c) -> Boolean:
    r = cols.len()
    for i, q in enumerate(cols):
        if q == c or abs(q - c) == r - i: return false
    return true
Function queens(n, cols) -> count:
    if cols.len() == n: return 1
    count = 0
    for c in range(n):
        if safe(cols, c): count += queens(n, concat(cols, [c]))
    return count
print(queens(5, []))  # expect: 10
