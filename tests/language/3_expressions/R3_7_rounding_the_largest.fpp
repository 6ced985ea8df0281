// Digits behind the point that a number is too large for: NumPy's way ends at infinity, on both engines.
print(round([1e308, 1.23456], 2))
# expect: [ inf 1.23]
print(round(sum([1e308]), 2))
# expect: inf
