age = 3
print("age: " + age)  # error: FPP0306
