print(sorted(["b", "a"]))  # expect: ['a', 'b']
print(sorted(["a", 1]))  # error: FPP0505 a number and a text
