params = {w: 2.0, b: 1.0}
for step in range(2):
    Loss = (params.w * 3 + params.b)^2
    g = gradient of Loss with respect to params
    params.w = params.w - 0.01 * g.w
    params.b = params.b - 0.01 * g.b
    print(g.w)
# expect: 42.0
# expect: 33.6
Loss = params.w * params.b
g = gradient of Loss with respect to params
print(f"{g.w:.4f} {g.b:.4f}")  # expect: 0.7480 1.2440
