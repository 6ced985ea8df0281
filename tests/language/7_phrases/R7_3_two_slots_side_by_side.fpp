Phrase "sum of {left} {right}" -> Number:   # error: FPP0138 between two slots
    return left + right
