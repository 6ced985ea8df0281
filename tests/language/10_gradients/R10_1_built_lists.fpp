// The variable of a built list is its own, also on the way back.
u = [0.5, -1.0, 2.0]
b = 0
for x in u:
    b += x * sum([x * x for x in u])
Loss = b
print(gradient of Loss with respect to u)  # expect: [ 6.75  2.25 11.25]
