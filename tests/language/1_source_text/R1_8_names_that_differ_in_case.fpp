Data = 1
DATA = 2
print(DATA + Data)  # expect: 3
