Function merge(left, right) -> result:
    result = []
    i = j = 0
    while i < left.len() and j < right.len():
        if left[i] <= right[j]:
            result.append(left[i]); i += 1
        else:
            result.append(right[j]); j += 1
    while i < left.len():
        result.append(left[i]); i += 1
    while j < right.len():
        result.append(right[j]); j += 1
Function merge_sort(items) -> sorted_items:
    n = items.len()
    if n < 2: return items
    middle = n div 2
    return merge(merge_sort(items[:middle]), merge_sort(items[middle:]))
print(merge_sort([5, 2, 9, 1]))
# expect: [1, 2, 5, 9]
