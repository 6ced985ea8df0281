// A place behind a test is read only where the test holds: one generation of the game of life.
Function step(G) -> New:
    New = zeros(G.shape)
    for i in G.rows:
        for j in G.cols:
            n = 0
            for a from -1 to 1:
                for b from -1 to 1:
                    if (a != 0 or b != 0) and 0 <= i + a < G.rows and 0 <= j + b < G.cols:
                        n += G[i + a][j + b]
            if n == 3 or (n == 2 and G[i][j] == 1):
                New[i][j] = 1

G = zeros(4, 3)
G[1] = 1
print(step(G))
# expect: [[0. 1. 0.]
# expect:  [0. 1. 0.]
# expect:  [0. 1. 0.]
# expect:  [0. 0. 0.]]
