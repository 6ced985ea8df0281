x = 3
x = "text"
print(x)  # expect: text
x = [1, 2]
print(x + 1)  # expect: [2 3]
