Function flatten_all(T: Tensor) -> Result:  # error: FPP0302 never returns
    flat = T.flatten()
    pass

print(flatten_all([[1, 2]]))
