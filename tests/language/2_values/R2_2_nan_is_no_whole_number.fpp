# R2.2: rounding gives whole numbers; nan, infinity and what is too large for a tensor are none, there as among plain numbers.
Function kept(v: Tensor):
    out = zeros(v.len())
    for i in v.len():
        if v[i] > 0 and v[i] < 100: out[i] = floor(v[i])
        else: out[i] = -1
    return out

Function rounded(v: Tensor):
    for x in v: x = round(x)  # error: FPP0547
    return v

# expect: [ 1. -1. -1. -1.]
print(kept([1.5, nan, infinity, -2]))
# expect: [2. 4.]
print(rounded([2.5, 3.6]))
try:
    print(ceil([1e30, 1]))
catch error:
    # expect: caught
    print("caught")
print(rounded([1, nan]))
