// The line that makes a tensor goes where a loop fills it; that its size is none is found all the same.
Function shortened(x: Tensor, n: Integer) -> Out:
    Out = zeros(x.len() - n)  # error: FPP0527 below zero
    for i in x.len() - n:
        Out[i] = x[i] + 1
print(shortened([1, 2], 1))  # expect: [2.]
print(shortened([1, 2], 2))  # expect: []
print(shortened([1, 2], 3))
