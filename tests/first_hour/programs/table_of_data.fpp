// people.csv: age, height in metres
people = load("people.csv")
ages = people[:, 0]
print("rows:", people.rows)
print("mean age", mean(ages))
tall = people[people[:, 1] > 1.7]
print(len(tall), "are taller than 1.70")
