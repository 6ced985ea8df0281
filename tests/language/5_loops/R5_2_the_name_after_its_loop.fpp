// After the loop the name has what the element was last under it; inside, it is read live.
Function updated(v: Tensor):
    for x in v:
        x += 1
    return x

Function changed_meanwhile(v: Tensor):
    for x in v:
        v += 10
        print(x)
        x = x + 0.5
    return x

Function rows_stay_rows(T: Tensor):
    for row in T:
        row = row * 2
    row[0] = 99
    return row

print(updated([1.5, 2]))  # expect: 3.0
print(changed_meanwhile([1.5, 2]))
# expect: 11.5
# expect: 22.0
# expect: 22.5
T = [[1, 2], [3, 4]]
print(rows_stay_rows(T))  # expect: [99  8]
print(T)
# expect: [[ 2  4]
# expect:  [99  8]]
for x in T[0]:
    x -= 1
print(x)  # expect: 3
