// The element is stored although nobody reads its name again.
Function last_of(v: Tensor, A: Tensor):
    for x in v:
        for row in A:
            x = row[0]

Function row_and_number(v: Tensor, A: Tensor):
    for x in v:
        for k in A.rows:
            x = 10 * k
        print(v[0])
        x = x + 1

v = [1.5, 2, 3]
last_of(v, [[4, 5], [6, 7]])
print(v)  # expect: [6. 6. 6.]
row_and_number(v, [[4, 5], [6, 7]])
# expect: 10.0
# expect: 11.0
# expect: 11.0
print(v)  # expect: [11. 11. 11.]
