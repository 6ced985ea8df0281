Function step(p, state, x):
    h = tanh(x @ p.Wx + state.h @ p.Wh)
    c = state.c * sigmoid(h) + h
    return {h: h, c: c}
p = {Wx: normal(0, 0.5, (2, 3)), Wh: normal(0, 0.5, (3, 3))}
xs = normal(0, 1, (4, 2))
# nudged here
state = {h: zeros(3), c: zeros(3)}
for x in xs:
    state = step(p, state, x)
Loss = sum(state.h^2) + sum(state.c)
d = gradient of Loss with respect to p
# slope: d.Wx by p.Wx
# slope: d.Wh by p.Wh
