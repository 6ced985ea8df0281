# inputs: {'v': [0.7, -0.3, 1.1]}
Function f(v):
    out = zeros(3)
    for i in 3:
        for j in i + 1:
            out[i] += v[j] ^ (i + 1)
    return out
J = jacobian(f, v)
Loss = sum(J * J)
E = sum(f(v) * [1.0, 2.0, 3.0])
g_v = gradient of Loss w.r.t. v
ok_1 = max(abs(J[0] - [1.0, 0.0, 0.0])) < 1e-12
