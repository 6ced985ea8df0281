Function first(v) -> Result:
    return v[0]
print(first("abc"), first([1, 2]), first(["a"]))  # expect: a 1 a
print(first([[1.0, 2.0]]))  # expect: [1. 2.]
