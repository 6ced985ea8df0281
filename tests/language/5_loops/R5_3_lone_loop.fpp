Function act(v) -> v:
    for a in v: a ^ 2
print(act([1, 2, 3]))  # expect: [1 4 9]
print(act([1.0, 3.0]))  # expect: [1. 9.]
