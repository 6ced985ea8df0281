// What other libraries call it is answered with the sentence.
w = [1.0]
Loss = sum(w^2)
Loss.backward()  # error: FPP0314 there is no `.backward()` for a number
