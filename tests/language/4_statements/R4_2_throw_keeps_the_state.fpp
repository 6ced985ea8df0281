state = {board: [" ", " ", " "], turn: "x"}
Function play(state, place):
    if state.board[place] != " ": throw Error(f"place {place} is taken")
    state.board[place] = state.turn
    state.turn = "o" if state.turn == "x" else "x"
play(state, 1)
play(state, 0)
try: play(state, 1)
catch error: print(error.message)
print(state.board, state.turn)
# expect: place 1 is taken
# expect: ['o', 'x', ' '] x
