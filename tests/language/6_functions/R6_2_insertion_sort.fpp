Function insertion_sort(items) -> items:
    for i from 1 to items.len() - 1:
        key = items[i]
        j = i - 1
        while j >= 0 and items[j] > key:
            items[j + 1] = items[j]
            j -= 1
        items[j + 1] = key
print(insertion_sort([3.0, 1.0, 2.0, -5.0]))  # expect: [-5.  1.  2.  3.]
