// game of life on a small board
board = [
    [0, 0, 0, 0, 0],
    [0, 0, 1, 0, 0],
    [0, 0, 1, 0, 0],
    [0, 0, 1, 0, 0],
    [0, 0, 0, 0, 0]
]

def neighbours(board, r, c):
    count = 0
    for dr in [-1, 0, 1]:
        for dc in [-1, 0, 1]:
            if dr == 0 and dc == 0:
                continue
            rr = r + dr
            cc = c + dc
            if 0 <= rr < board.rows and 0 <= cc < board.cols:
                count += board[rr, cc]
    return count

def next_generation(board) -> Tensor:
    new = zeros(board.shape)
    for r in range(board.rows):
        for c in range(board.cols):
            n = neighbours(board, r, c)
            if board[r, c] == 1 and (n == 2 or n == 3):
                new[r, c] = 1
            elif board[r, c] == 0 and n == 3:
                new[r, c] = 1
    return new

board = next_generation(board)
for row in board:
    line = ""
    for cell in row:
        line += "#" if cell == 1 else "."
    print(line)
