# inputs: {'r': [0.5, -1.0]}
Function filled(r) -> total:
    t = zeros(2)
    t[:] = r * 2
    total = sum(t ^ 3)
Function lengths(r) -> t:
    t = zeros(2)
    t[:] = r ^ 2
    t = t * t.len()
Loss = filled(r) + sum(lengths(r))
g_r = gradient of Loss w.r.t. r
