Function f(x) -> Number:
    Phrase "half of {n}" -> Number:       # error: FPP0144
        return n / 2
    return x
