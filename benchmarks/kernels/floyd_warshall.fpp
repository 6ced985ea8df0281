// The shortest ways between all places of a network.
Function floyd_warshall(D: Tensor):
    for k in D.rows:
        for i in D.rows:
            for j in D.rows:
                D[i][j] = min(D[i][j], D[i][k] + D[k][j])
