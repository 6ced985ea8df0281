// A line that names a bare optimizer owns one object of it, made before the loop, with its state kept per name.
W = [[1.0, -2.0], [3.0, 4.0]]
b = 0.5
for step in range(2):
    Loss = sum(W^2) + b^2
    Compute gradients of Loss w.r.t. W and b
    Update W and b using Adam Optimizer
print(round(W, 5), round(b, 5)) # expect: [[ 0.998 -1.998]
# expect:  [ 2.998  3.998]] 0.498

// Settings in brackets; in a function too.
Function trained(w):
    for step in range(2):
        Loss = sum(w^2)
        Compute gradients of Loss w.r.t. w
        Update w using SGD(0.1) Optimizer
    return w
print(trained([1.0, 2.0])) # expect: [0.64 1.28]

// A class of the program, and an object of it.
Class Signs:
    Function init(self, rate = 0.1):
        self.rate = rate
    Function update(self, name, value, gradient):
        return value - self.rate * sign(gradient)
w = [1.0, -2.0]
Loss = sum(w^2)
Compute gradients of Loss w.r.t. w
Update w using Signs Optimizer
print(w) # expect: [ 0.9 -1.9]
large = Signs(1)
Update w using large Optimizer
print(w) # expect: [-0.1 -0.9]

// Lists of names stand for the names in them.
W1 = [1.0, 2.0]
W2 = [3.0]
b1 = 1.0
Weights = [W1, W2]
Biases = [b1]
if true:
    Loss = sum(W1^2) + sum(W2)^2 + b1^2
    Compute gradients of Loss w.r.t Weights and Biases
    Update Weights and Biases using SGD(0.25) Optimizer
print(Weights.gradient[0], W1.gradient, W1, W2, b1) # expect: [2. 4.] [2. 4.] [0.5 1. ] [1.5] 0.5
