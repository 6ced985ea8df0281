w = 2.5
Loss = floor(w) * 3 + (w if w < 0 else 1)
print(gradient of Loss with respect to w)  # expect: 0.0
