Function signs(v) -> line:
    line = ""
    for x in v: line += "+" if x > 0 else "-"
Function marks(v) -> line:
    line = "a"
    for x in v:
        if x > 1: line += "b"
        else: line = line + "c"
line = ""
for i in range(5): line += ("#" if i > 3 else ".") + " "
print(line.strip())  # expect: . . . . #
print(signs([1, -2, 3]))  # expect: +-+
print(marks([1, 2]))  # expect: acb
for row in [[1, 0], [0, 1]]:
    shown = ""
    for x in row: shown += "#" if x > 0 else "."
    print(shown)
# expect: #.
# expect: .#
