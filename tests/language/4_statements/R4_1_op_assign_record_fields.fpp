p = {w: [1.0, 2.0]}
w = p.w
p.w -= 0.5
print(w, p.w)  # expect: [0.5 1.5] [0.5 1.5]
