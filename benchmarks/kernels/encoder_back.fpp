// What flows back into the table of tokens: repeated tokens add up.
Function encoder_back(dOut, tokens: Tensor) -> dTable:
    dTable = zeros(9, dOut.cols)
    for t in tokens.len():
        for i in dOut.cols:
            dTable[tokens[t]][i] += dOut[t][i]
