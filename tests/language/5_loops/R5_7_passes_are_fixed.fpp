n = 2
for i in n:
    n = 10
    print(i)
# expect: 0
# expect: 1
items = ["a", "b"]
for item in items: items.append(item)
print(items.len())  # expect: 4
