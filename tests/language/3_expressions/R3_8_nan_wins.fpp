v = [1.0, nan, 3.0]
print(max(v), min(v), argmax(v), argmin(v), max(1, nan), min(nan, 1), sum(v), max([1.0, 2.0], [nan, 1.0]))
# expect: nan nan 1 1 nan nan nan [nan  2.]
