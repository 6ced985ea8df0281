for word in ["a", "b"]: print(wordIndex)
for c in "xy": print(cIndex)
for each student in [{n: 1}, {n: 2}]: print(studentIndex, student.n)
# expect: 0
# expect: 1
# expect: 0
# expect: 1
# expect: 0 1
# expect: 1 2
