W = [1.0, 2.0]
L = sum(W * W)
Compute gradients of L w.r.t. W
Update W using Adamm Optimizer  # error: FPP0201 `Adam` is
