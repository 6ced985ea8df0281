for a, b in zip([5, 6], [7, 8]): print(aIndex, bIndex)
# expect: 0 0
# expect: 1 1
