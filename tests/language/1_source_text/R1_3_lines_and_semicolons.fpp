values = [1,
          2,
          3]
a = 1; b = 2;
print(sum(values))  # expect: 6
print(a + b)        # expect: 3
