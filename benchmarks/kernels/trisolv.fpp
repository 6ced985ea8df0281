// Solves L x = b for a lower triangle L.
Function trisolv(L, b) -> x:
    x = zeros(L.rows)
    for i in L.rows:
        s = b[i]
        for j in i:
            s -= L[i][j] * x[j]
        x[i] = s / L[i][i]
