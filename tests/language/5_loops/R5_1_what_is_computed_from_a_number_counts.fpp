// A loop over arithmetic with a parameter counts where every call gives a number, also through another function.

Function power_sum(x, degree) -> f32:
    total = 0
    for k in degree + 1:
        total += x ^ k
    return total

Function both(x, y, degree) -> f32:
    return power_sum(x, degree) + power_sum(y, degree)

print(power_sum(2, 3), both(1, 2, 2))

Function halves(n) -> f32:
    m = n div 2
    total = 0
    for i in m:
        total += i
    return total

print(halves(9))

Function smooth(v, width) -> Out:
    n = v.len() - width + 1
    Out = zeros(n)
    for i in n:
        for k in width:
            Out[i] += v[i + k] / width

print(smooth([1, 2, 4, 8], 2))
# expect: 15 10
# expect: 6
# expect: [1.5 3.  6. ]
