// A local of a function's name does not hide the function where it is called.
sum = 10
max = 3
print(sum([1, 2]) + sum)  # expect: 13
print(max(1, 2) + max)    # expect: 5
