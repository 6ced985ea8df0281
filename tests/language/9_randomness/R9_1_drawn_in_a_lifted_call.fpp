seed(7)
Function f(x) -> f32:
    if x > 0: return random()
    return 0
print(f([1, -1, 2]))
# expect: [0.62509547 0.         0.8972138 ]
