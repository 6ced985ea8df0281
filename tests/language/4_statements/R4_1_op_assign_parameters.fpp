Function step(W, g):
    W -= g
w = [1.0, 2.0]
step(w, 1)
print(w)  # expect: [0. 1.]
