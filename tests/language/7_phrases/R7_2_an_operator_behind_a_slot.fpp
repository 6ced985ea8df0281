Phrase "square of {n}" -> Number:
    return n^2

total = square of 2 + 3                                   # error: FPP0140 two ways
if 3 * square of total < 2: pass
if square of total * 3 < 2: pass                          # error: FPP0140 two ways
