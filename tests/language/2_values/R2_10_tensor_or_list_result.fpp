Function pick(c) -> Result:
    out = []
    out.append(1)
    if c: return [1, 2]
    return out
print(pick(true), pick(false))  # expect: [1, 2] [1]
