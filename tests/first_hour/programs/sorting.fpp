def bubble_sort(a) -> a:
    n = len(a)
    for i in range(n):
        for j in range(n - i - 1):
            if a[j] > a[j + 1]:
                a[j], a[j + 1] = a[j + 1], a[j]
    return a

numbers = [5, 2, 9, 1, 7]
print(bubble_sort(numbers))
print(numbers)
names = ["Zoe", "Ann", "Max"]
names.sort()
print(names)
