W = [1.0, 2.0]
b = 3.0
for epoch in 2:
    Loss = sum(W * W) + b * b
    Compute gradients of Loss w.r.t. W and b
    Update W and b using SGD Optimizer
print(W, b)  # expect: [0.9604 1.9208] 2.8811999999999998
v = [1.0, -1.0]
for epoch in 2:
    Loss = sum(v^2)
    Compute gradients of Loss with respect to v
    Update v using Adam Optimizer
print(round(v, 6))  # expect: [ 0.998 -0.998]
