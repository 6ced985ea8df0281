Function rosenbrock(v):
    return (1 - v[0])^2 + 100 * (v[1] - v[0]^2)^2
Function swap(v):
    return [v[1] * v[1], v[0]]
print(jacobian(swap, [1.0, 3.0]))  # expect: [[0. 6.]
# expect:  [1. 0.]]
H = hessian(rosenbrock, [1.0, 1.0])
print(H)  # expect: [[ 802. -400.]
# expect:  [-400.  200.]]
