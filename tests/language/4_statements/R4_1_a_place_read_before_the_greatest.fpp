Function greatest(x: Tensor, scale: Tensor) -> best:
    best = x[7]
    best = max(x)
    for s in scale: s *= best
    return best

try:
    print(greatest([1.0, 2], [1.0]))
catch problem:
    print("caught")  # expect: caught
