// Every token's row of the table plus the row of its position.
Function encoder(Table: Tensor, Positions, tokens: Tensor) -> Out:
    Out = zeros(tokens.len(), Table.cols)
    for t in tokens.len():
        for i in Table.cols:
            Out[t][i] = Table[tokens[t]][i] + Positions[t][i]
