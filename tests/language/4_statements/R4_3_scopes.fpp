total = [0.5]
count = 5

Function add(value):
    total[0] += value
    count = 1

add(3)
if true:
    inside = 2
print(total, count, inside)  # expect: [3.5] 5 2
