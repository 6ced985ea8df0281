W = [1.0, 2.0]
b = 3.0
for epoch in 2:
    Loss = sum(W * b)
    Compute gradients of Loss w.r.t. W and b
    W = W - 0.5 * W.gradient
    print(W.gradient, b.gradient)  # expect: [3. 3.] 3.0
    # expect: [3. 3.] 0.0
