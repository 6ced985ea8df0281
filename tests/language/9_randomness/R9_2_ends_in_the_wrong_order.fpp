// A range that ends before it begins has no numbers.
print(uniform(2, 2))
# expect: 2.0
print(uniform(2, 0)) # error: FPP0544 above the upper one
