Phrase "half in|of {n}" -> Number:
    return n / 2

Phrase "half of|from {n}" -> Number:      # error: FPP0139 half in|of {n}
    return n / 2

Phrase "half within {n}" -> Number:
    return n / 2
