Function even(n) -> f32:
    if n == 0: return true
    return odd(n - 1)
Function odd(n) -> f32:
    if n == 0: return false
    return even(n - 1)
print(even(10), odd(7))  # expect: True True
