# R6.2, R4.3: what a function reads of its input is read live, where it changes the same tensor as a variable of outside.
w = [2, 2.5, -3]
Function mirrored(vec, by) -> total:
    for i in 3:
        w[i] += vec[2 - i]
    total = by
print(mirrored(w, 1), w)  # expect: 1 [-1.  5. -4.]
u = [2, 2.5, -3]
Function mirror(vec):
    for i in 3:
        u[i] += vec[2 - i]
mirror(u)
print(u)  # expect: [-1.  5. -4.]
