x = 3
Print x
Log x + 1
Log(x)
Show [1, 2]
print(x); Print "hi", x
# expect: 3
# expect: 4
# expect: 3
# expect: [1 2]
# expect: 3
# expect: hi 3
