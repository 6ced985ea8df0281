a = ["x", 1]
a[1] += 5
a[0] += "y"
print(a)  # expect: ['xy', 6]
