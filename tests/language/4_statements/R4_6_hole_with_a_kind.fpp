# given: steps = 3
steps: Integer = // how many
for i in steps: print(i)
# expect: 0
# expect: 1
# expect: 2
