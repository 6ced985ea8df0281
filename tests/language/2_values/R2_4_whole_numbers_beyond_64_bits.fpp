Function with_half(n): return [n, 0.5]
x = 2^70
print(with_half(10^30), with_half(1))  # expect: [1.e+30 5.e-01] [1.  0.5]
print([10^25, 1.0])  # expect: [1.e+25 1.e+00]
print([[x, 0.5], [1, x / 2]])
# expect: [[1.18059162e+21 5.00000000e-01]
# expect:  [1.00000000e+00 5.90295810e+20]]
v = [1.5]
v.append(x)
print(v, sum(v))  # expect: [1.5, 1180591620717411303424] 1.1805916207174113e+21
print(sqrt(x * 1.0))  # expect: 34359738368.0
print(sqrt(x))  # error: FPP0503 needs a fraction
