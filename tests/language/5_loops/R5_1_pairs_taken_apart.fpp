for i, (a, b) in enumerate(zip([1, 2], [3, 4])):
    print(i, a, b)
# expect: 0 1 3
# expect: 1 2 4
print([i * a + b for i, (a, b) in enumerate(zip([1, 2], [3, 4])) if i > 0])   # expect: [6]
pairs = [(1, (2, "x")), (3, (4, "y"))]
Function names(of) -> text:
    words = []
    for (n, (m, word)) in of:
        words.append(f"{n}{m}{word}")
    return words.join(" ")
print(names(pairs))   # expect: 12x 34y
for i, (word, (p, q)) in enumerate(zip(["a", "b"], [[1, 2], [3, 4]])):
    print(i, word, p, q)
# expect: 0 a 1 2
# expect: 1 b 3 4
