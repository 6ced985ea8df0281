# inputs: {'w': [0.5, -1.0, 2.0], 'v': [1.0, 2.0, 3.0, 4.0]}
Function scatter(w, v):
    out = zeros(3)
    places = [0, 2, 2, 1]
    for k in 4:
        out[places[k]] += v[k] * w[places[k]]
    return out
Loss = sum(scatter(w, v) ^ 2)
g_w, g_v = gradient of Loss w.r.t. w, v
