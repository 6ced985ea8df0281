W = [[1.0, 2.0], [0.5, -1.0]]
b = [0.5, -0.5]
X = [[1.0, 0.0], [2.0, 1.0], [0.0, 3.0]]
Loss = sum((X x W + b)^2)
g = gradient of Loss with respect to W
print(g)  # expect: [[ 15.  13.]
# expect:  [ 18. -16.]]
dW, db = gradient of Loss w.r.t. W and b
print(db)  # expect: [13.  1.]
print(∂Loss/∂b, gradient(Loss, b))  # expect: [13.  1.] [13.  1.]

// A tensor that fills a larger one counts once for each time that it stands there.
part = [1.0, 2.0]
grid = [[1.0, 2.0], [3.0, 4.0]]
Loss = sum(full((2, 2), part) * grid)
print(gradient of Loss with respect to part) # expect: [4. 6.]
