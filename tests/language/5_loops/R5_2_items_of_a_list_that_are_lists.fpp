// A procedure stores in the elements of what it is given: in a list of lists as in a matrix; a record has none.
Function fill(t, number):
    for row in t:
        for x in row:
            x = number

Function clear(t):
    for row in t:
        for x in row:
            x = 0

board = []
for i in range(2):
    row = []
    row.append(0.5)
    row.append(i)
    board.append(row)
fill(board, 7.5)
print(board)  # expect: [[7.5, 7.5], [7.5, 7.5]]
net = {W: ones(2)}
try:
    clear(net)
catch error:
    print("refused")  # expect: refused
print(net.W)  # expect: [1. 1.]
