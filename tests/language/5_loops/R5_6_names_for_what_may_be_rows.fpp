// What a name inside a loop stands for may be a number or a row, as what it is made of.
Function total(a) -> s:
    s = 0
    for x in a:
        d = x * 2
        s += d

Function product(a) -> s:
    s = 1
    for x in a:
        d = x * 2
        s *= d

v = [1.0, 2.0]
A = [[1.0, 2.0], [3.0, 4.0]]
for i in 2:
    either = v if i == 0 else A
    print(total(either))
    print(product(either))
# expect: 6.0
# expect: 8.0
# expect: [ 8. 12.]
# expect: [12. 32.]
