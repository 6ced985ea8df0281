// What a procedure changes in place is a tensor; a number that is given for one stays as it is, and a warning says so.
Function step(W: Tensor, G: Tensor):
    W -= 0.5 * G

Function shown(W: Tensor):
    W = W * 2
    print(W)

Function smallest(T: Tensor, n):
    T[0] = n
    n -= 1

w = 4.0
step(w, 2.0) # warning: FPP0815 stays as it is
sgd_optimizer(w, 2.0, 0.1) # warning: FPP0815
print(w)
# expect: 4.0
v = [4.0]
step(v, 2.0)
print(v)
# expect: [3.]
shown(w)
# expect: 8.0
n = 3
smallest(v, n)
print(v, n)
# expect: [3.] 3
