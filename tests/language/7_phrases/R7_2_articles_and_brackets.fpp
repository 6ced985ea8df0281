// Articles may be added or left out; slots take values up to the next word; brackets settle what an operator works on.
Phrase "gap between the {low} and {high}" -> Number:
    return high - low

Phrase "square of {n}" -> Number:
    return n^2

a = 1
b = 5
print(gap between a and b)                                # expect: 4
print(the gap between an a + 1 and the b)                 # expect: 3
print((square of 2) + 3, square of (2 + 3))               # expect: 7 25
print(2 * (gap between b and square of b))                # expect: 40
