// A row is a part of its tensor, also of one that was just computed: what a pass stores in it the next one reads in the whole.
Q = [[1, 3, 2], [1, 1, 1]] - linspace(0, 1, 3)
for row in Q:
    row[rowIndex] = Q.sum(axis = 1)[0]²
print(Q)
# expect: [[ 20.25     2.5      1.    ]
# expect:  [  1.     564.0625   0.    ]]
