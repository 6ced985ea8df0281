# R3.1: a chained comparison is computed where it stands: for each item, behind `and`, on one side of a choice; each operand once.
Function twice(x):
    print("twice", x)
    return x * 2

Function between(r, q):
    return [x for x in r if 0 < r[q[0]] * x <= 5]

Function between_twice(r):
    return [x for x in r if 0 < twice(x) <= 5]

Function behind(q, z):
    return z > 0 and 1 < q[z] * 2 < 5

Function chosen(q, z):
    return 3 if z > 1 else (7 if 1 < q[z] * 2 < 5 else 8)

# expect: [1, 2]
print(between([1, 2, 3], [1, 2, 3]))
# expect: twice 1
# expect: twice 2
# expect: twice 3
# expect: [1, 2]
print(between_twice([1, 2, 3]))
# expect: True False
print(behind([1, 2, 3], 1), behind([1, 2, 3], -7))
# expect: 3 7
print(chosen([1, 2, 3], 7), chosen([1, 2, 3], 1))
