// The annotation says what is meant; what is given is a tensor all the same.
Function pieces(n: Integer):
    if n mod 2 != 0: # error: FPP0506 tensor of true and false
        throw Error("an even number of pieces")
    return [k for k in n]

print(pieces(2))
# expect: [0, 1]
print(pieces([1, 2]))
