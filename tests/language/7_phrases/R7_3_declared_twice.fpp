Phrase "half of {n}" -> Number:
    return n / 2

Phrase "half of a {number}" -> Number:      # error: FPP0139 half of {n}
    return number / 2
