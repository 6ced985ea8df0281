Function find(v, wanted) -> Integer:
    for a in v:
        if a == wanted: return aIndex
    return -1
print(find([5, 6], 6), find(["p", "q"], "q"), find("abc", "c"))  # expect: 1 1 2
