board = [[" ", " ", " "], [" ", " ", " "], [" ", " ", " "]]

def show(board):
    for row in board:
        print("|".join(row))

def winner(board):
    for i in range(3):
        if board[i][0] == board[i][1] == board[i][2] != " ":
            return board[i][0]
        if board[0][i] == board[1][i] == board[2][i] != " ":
            return board[0][i]
    if board[0][0] == board[1][1] == board[2][2] != " ":
        return board[0][0]
    if board[0][2] == board[1][1] == board[2][0] != " ":
        return board[0][2]
    return None

moves = [(0, 0), (1, 1), (0, 1), (2, 2), (0, 2)]
player = "X"
for row, col in moves:
    board[row][col] = player
    if winner(board) is not None:
        break
    player = "O" if player == "X" else "X"
show(board)
print("winner:", winner(board))
