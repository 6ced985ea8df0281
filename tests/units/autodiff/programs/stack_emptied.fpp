# inputs: {'a': [1.5, 2.0, 0.5]}
stack_of = []
for v in a:
    stack_of.append(v ^ 2)
s = 0
while stack_of.len() > 0:
    top = stack_of.pop()
    s = s * 0.5 + top
Loss = s ^ 2
g_a = gradient of Loss w.r.t. a
