# inputs: {'v': [0.7, -0.3, 1.1]}
Function f(v):
    s = 0
    for i in v.len():
        for j in v.len():
            s += sin(v[i] * v[j]) * (i + 1)
    return s
H = hessian(f, v)
ok_s = max(abs(H - transpose(H))) < 1e-10
Loss = trace_of(H)
Function trace_of(H):
    t = 0
    for i in H.rows():
        t += H[i][i]
    return t
g_v = gradient of Loss w.r.t. v
