// `op=` adds at every place as often as it comes, rows too.
Function scattered(gradient, tokens, n) -> G:
    G = zeros(n, gradient.cols)
    for i in tokens.len():
        G[tokens[i]] += gradient[i]

print(scattered([[1, 1], [2, 2], [3, 3]], [0, 2, 0], 3))
# expect: [[4. 4.]
# expect:  [0. 0.]
# expect:  [2. 2.]]
