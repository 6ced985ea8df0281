Function scale(T, k) -> f32:
    return T * k
v = [1, 2]
print(v.scale(3), 2.5.scale(2), v.scale(k = 2))  # expect: [3 6] 5.0 [2 4]
