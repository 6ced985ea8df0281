pair = 1, 2.5
print([1.0, 2, 3], 2.0)  # expect: [1. 2. 3.] 2.0
print(pair)              # expect: (1, 2.5)
Print pair
# expect: (1, 2.5)
Log(3)    # expect: 3
print("a", none, 1 > 2)  # expect: a None False
