Function binary_search(a, wanted) -> Integer:
    lo = 0
    hi = a.len() - 1
    while lo <= hi:
        mid = (lo + hi) div 2
        if a[mid] == wanted: return mid
        if a[mid] < wanted: lo = mid + 1
        else: hi = mid - 1
    return -1
print(binary_search([1, 3, 5, 7], 5), binary_search([1, 3], 2))  # expect: 2 -1
print(binary_search([1.0, 3.0, 5.0], 3))  # expect: 1
print(binary_search([1.0, 3.0, 5.0], 3.0))  # expect: 1
