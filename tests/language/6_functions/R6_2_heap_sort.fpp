Function sift(a, start, end):
    root = start
    while 2 * root + 1 <= end:
        child = 2 * root + 1
        if child + 1 <= end and a[child] < a[child + 1]: child += 1
        if a[root] < a[child]:
            a[root], a[child] = a[child], a[root]
            root = child
        else: return
Function heap_sort(a) -> a:
    n = a.len()
    for start from n div 2 - 1 to 0 step -1: sift(a, start, n - 1)
    for end from n - 1 to 1 step -1:
        a[0], a[end] = a[end], a[0]
        sift(a, 0, end - 1)
print(heap_sort([5.0, 2.0, 9.0, 1.0, 7.0]))  # expect: [1. 2. 5. 7. 9.]
