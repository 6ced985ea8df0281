x = 1 /* one
two
three */ + 2
print(x)  # expect: 3
