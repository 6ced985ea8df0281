# R5.1, R2.11: what is compared with a text is no tensor, in a loop that fills one, too.
Function marks(word, n: Integer):
    out = zeros(n)
    for i in n:
        out[i] = 0 if word[i mod 2] == "a" else 5
    return out

# expect: [0. 5. 0.]
print(marks("ab", 3))
# expect: [5. 0.]
print(marks(["b", "a"], 2))
