// Pairs in a list, rows of a tensor, lists side by side.
w = 2.0
b = [1.0, -1.0]
Loss = 0
for x, y in [(1.0, 3.0), (2.0, 5.0)]:
    Loss += (w * x - y) ^ 2
layers = [(w, b), (w * w, b + 1)]
for scale, shift in layers:
    Loss += sum(scale * shift)
Loss += sum([p * q for p, q in zip(b, b)])
gw, gb = gradient of Loss with respect to w and b
print(gw, gb)  # expect: 2.0 [8. 4.]
