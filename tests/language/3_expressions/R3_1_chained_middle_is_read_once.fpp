Function side(log_list, v) -> f32:
    return v
calls = []
Function noisy(v):
    calls.append(v)
    return v
print(0 <= noisy(5) <= 10, calls.len())  # expect: True 1
