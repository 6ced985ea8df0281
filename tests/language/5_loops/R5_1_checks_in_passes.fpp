// A check stops where the first pass that makes it fails: not where there is no pass, and what was done before it stays done.
Function total(v: Tensor, limit) -> s:
    s = 0
    for x in v:
        if limit < 0: throw Error("below zero")  # error: FPP0531 below zero
        s += x

Function fill(v: Tensor, limit):
    for i in v.len():
        v[i] = 7
        if limit < 0: throw Error("below zero")

Function stopped(limit) -> Tensor:
    v = [1.5, 2, 3]
    try:
        fill(v, limit)
    catch e:
        v[2] = -1
    return v

print(total(zeros(0), -1) == 0, total([1, 2], 1))
# expect: True 3
print(stopped(1), stopped(-1))
# expect: [7. 7. 7.] [ 7.  2. -1.]
print(total([1, 2], -1))
