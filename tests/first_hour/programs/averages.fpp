# average, highest and lowest of some grades
grades = [3, 5, 4, 1, 2, 5]

def average(values):
    total = 0
    for v in values:
        total += v
    return total / len(values)

print("average:", average(grades))
print("best:", max(grades))
print("worst:", min(grades))
print("sorted:", sorted(grades))
above = [g for g in grades if g > average(grades)]
print(len(above), "are above average")
