n = 9 // rows
print(n)  # expect: 9
