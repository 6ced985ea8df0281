Function paths(r, c, memo = {}) -> Integer:
    if r == 0 or c == 0: return 1
    key = f"{r},{c}"
    if key in memo: return memo[key]
    memo[key] = paths(r - 1, c, memo) + paths(r, c - 1, memo)
    return memo[key]
print(paths(4, 4))  # expect: 70
