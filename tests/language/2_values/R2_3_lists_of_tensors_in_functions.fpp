Function step(weights, grads, rate = 0.1):
    for w, g in zip(weights, grads): w -= rate * g
c = [1.0, 2.0]
d = [3.0, 4.0]
step([c, d], [[1, 1], [2, 2]], 1)
print(c, d)  # expect: [0. 1.] [1. 2.]
a = [1.0, 2.0]
b = [[1.0]]
Function norm(weights) -> total:
    total = 0
    for each w in weights: total += (w^2).sum()
print(norm([a, b]))  # expect: 6.0
