// Shows tables: a matrix of marks, its averages by row and by column, positions, records, and sorting.

names = ["Ada", "Emmy", "Kurt", "Sofia"]
subjects = ["logic", "algebra", "physics"]
marks = [
    [9, 10, 8],
    [8, 10, 10],
    [10, 7, 6],
    [7, 9, 10]
]

// A loop variable over a tensor knows its position: rowIndex belongs to row.
averages = {}
for row in marks:
    averages[names[rowIndex]] = mean(row)

for each name, average in averages:
    print(f"{name:<6} {average:5.2f}")

print()
for subject, average in zip(subjects, marks.mean(axis=0)):
    print(f"{subject:<8} mean {average:.2f}")

best = argmax(marks.mean(axis=1))
print()
print(f"Best on average: {names[best]}")
print(f"All marks in order: {sort(marks.flatten())}")
print(f"Median {median(marks)}, deviation {std(marks):.3f}")

// A mask picks the marks that pass a test, wherever they stand.
print(f"{len(marks[marks >= 9])} of {marks.size} marks are 9 or better")

// An arrow promises a new tensor; the marks themselves stay.
Function Curved(Marks, bonus) -> Marks:
    for row in Marks:
        for mark in row:
            mark = min(mark + bonus, 10)

print(Curved(marks, 1))
print(marks[0])
