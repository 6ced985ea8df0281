// The most pairs that a strand of letters 0 to 3 can form when it folds.
Function nussinov(strand: Tensor) -> Table:
    n = strand.len()
    Table = zeros(n, n)
    for i from n - 1 to 0 step -1:
        for j from i + 1 to n - 1:
            Table[i][j] = max(Table[i][j - 1], Table[i + 1][j])
            if i < j - 1:
                Table[i][j] = max(Table[i][j], Table[i + 1][j - 1] + (1 if strand[i] + strand[j] == 3 else 0))
            for k from i + 1 to j - 1:
                Table[i][j] = max(Table[i][j], Table[i][k] + Table[k + 1][j])
