X = [[0, 0], [0, 1], [1, 0], [1, 1]]
y = [0, 0, 0, 1]
w = [0, 0]
b = 0
rate = 0.1
for epoch in range(20):
    for i in range(len(X)):
        prediction = 1 if sum(w * X[i]) + b > 0 else 0
        error = y[i] - prediction
        w = w + rate * error * X[i]
        b = b + rate * error
for i in range(len(X)):
    print(X[i], 1 if sum(w * X[i]) + b > 0 else 0)
