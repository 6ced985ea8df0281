// The gradient is of what the pass before computed, or the lines before the loop; in a test it is taken before every pass.
x = 2.0
L = (x - 1) ^ 2
steps = 0
while abs(gradient of L with respect to x) > 0.5:
    d = gradient of L with respect to x
    x = x - 0.25 * d
    L = (x - 1) ^ 2
    steps += 1
print(x, steps)  # expect: 1.25 2
w = [8.0, -8.0]
L = sum(w * w)
for t in 3:
    w = w - 0.25 * (gradient of L with respect to w)
    L = sum(w * w)
print(w)  # expect: [ 1. -1.]
