n = 9 // the number of rows
m = n // (rows) of the thing
k = n // n is the count
print(n + m + k)  # expect: 27
