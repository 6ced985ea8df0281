// A body that only compares leaves its parameters open; the call with a tensor lifts it all the same.
Function clip(value, low, high):
    if value < low: return low
    if value > high: return high
    return value

Function between(value, low, high):
    return true if low < value < high else false

Function larger(a, b): return a if a > b else b

print(clip([1, 5, 9], 2, 6))
# expect: [2. 5. 6.]
print(clip(7, 2, 6))
# expect: 6
print(between([1, 5, 9], 2, 6))
# expect: [False  True False]
print(larger([1, 5], [3, 2]), larger("a", "b"))
# expect: [3. 5.] b
