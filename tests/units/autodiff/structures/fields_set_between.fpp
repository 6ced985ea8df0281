p = {a: 2.0, b: 3.0}
p.a = p.a * p.b
# nudged here
q = p.a * 5
p.b = q + p.b^2
r = p.b * p.a
Loss = r * p.a + p.b
d = gradient of Loss with respect to p
# slope: d.a by p.a
