// The way back goes through what ran to its end: the body, or what caught the error.
Function careful(v):
    try:
        if v < 0:
            throw Error("no root")
        return v * v
    catch error:
        print(error.message)
    return 10 * v

a = [3.0, -1.0]
Loss = careful(a[0]) + careful(a[1])  # expect: no root
g = gradient of Loss with respect to a
print(g)  # expect: [ 6. 10.]
