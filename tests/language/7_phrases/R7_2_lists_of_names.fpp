// A slot {names} takes names; storing in the value of one stores in the variable.
Phrase "scale {names} by {factor}":
    for each item in names:
        item.value = item.value * factor

Phrase "describe {names}" -> text:
    words = [f"{item.name} = {item.value}" for item in names]
    return words.join(", ")

width = 2
height = 3
scale width, height by 10
print(width, height)                                      # expect: 20 30
scale the width and height by 0.5
print(describe width and height)                          # expect: width = 10.0, height = 15.0
box = {depth: 1}
scale box.depth and width by 4
print(box.depth, width)                                   # expect: 4 40.0

Function enlarged(size) -> Number:
    scale size by 3
    return size

print(enlarged(2))                                        # expect: 6
