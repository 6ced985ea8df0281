// What a loop finds again in every pass of the loop around it is there in each of them.
Function places(v: Tensor) -> Out:
    Out = zeros(3)
    for k in 3:
        best = -infinity
        place = 0
        for i in v.len():
            if v[i] > best:
                best = v[i]
                place = i
        Out[k] = place + k

// The start is another number than the one in front of the first that is compared.
Function above_another(v: Tensor, w: Tensor) -> Out:
    Out = zeros(2)
    for k in 2:
        best = w[0]
        place = 0
        for i from 1 to v.len() - 1:
            if v[i] > best:
                best = v[i]
                place = i
        Out[k] = place

print(places([1.0, 5.0, 3.0]))
# expect: [1. 2. 3.]
print(above_another([9.0, 1.0, 2.0], [0.5]))
# expect: [2. 2.]
