// A parameter, or a variable of the function, comes before the library's optimizers.
Function given(W, adam) -> W:
    for i in range(2):
        L = sum(W * W)
        Compute gradients of L w.r.t. W
        Update W using adam Optimizer
Function own(W) -> W:
    sgd = SGD_Optimizer(0.25)
    for i in range(2):
        L = sum(W * W)
        Compute gradients of L w.r.t. W
        Update W using sgd Optimiser
print(given([1.0, 2.0], SGD_Optimizer(0.25)))  # expect: [0.25 0.5 ]
print(own([1.0, 2.0]))  # expect: [0.25 0.5 ]
