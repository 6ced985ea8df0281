// R7.2: an item of {names} holds the gradient that was computed last beside its name and value.
Phrase "refresh {names} with rate {rate}":
    for each item in names:
        item.value = item.value - rate * item.gradient

// A phrase that says nothing but this asks where it is used: only there is known how the number came about (R10.1).
Phrase "slope of {number} by {names}" -> Tensor:
    return gradient(number, names)

W = [1.0, 3.0]
b = 2.0
Loss = sum(W^2) * b
print(slope of Loss by W)
# expect: [ 4. 12.]
Compute gradients of Loss w.r.t. W and b
refresh W and b with rate 0.125
print(W, b)
# expect: [0.5 1.5] 0.75
