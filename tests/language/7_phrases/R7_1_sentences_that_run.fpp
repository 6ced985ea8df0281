// A phrase is a function with a sentence for a name; without an arrow it is a statement.
Phrase "average of {values}" -> Number:
    return sum(values) / values.len()

Phrase "put {item} into {box}":
    box.append(item)

Phrase "lucky number" -> number:
    number = 7

scores = [2, 4, 9]
print(average of scores)                                  # expect: 5.0
print(f"{average of [1, 2]:.2f}", lucky number)           # expect: 1.50 7
box = []
put 3 into box
Put the average of scores into the box
print(box, scores[average of [0, 2]])                     # expect: [3, 5.0] 4

// Phrases may stand in functions, and in each other; later ones too.
Function report(values) -> Number:
    return the spread of values

Phrase "spread of {values}" -> Number:
    return max(values) - (average of values)

print(report([1, 2, 6]))                                  # expect: 3.0
