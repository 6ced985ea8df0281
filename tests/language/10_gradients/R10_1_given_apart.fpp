// Parameters, fields and items that share nothing are asked by inside functions; the slopes are 2(xW² + b) · 2xW.
Class N:
    Function init(self, W):
        self.W = W
        self.b = zeros(2)
    Function step(self, x):
        Loss = sum((x * self.W ^ 2 + self.b) ^ 2)
        return gradient of Loss with respect to self.W
Function f(params, x):
    Loss = sum((x * params[0] ^ 2 + params[1]) ^ 2)
    return gradient of Loss with respect to params
Function g(w, v) -> d:
    Loss = sum(w * v ^ 2)
    d = gradient of Loss with respect to w

A = [[1.0, 2.0], [3.0, 4.0]]
W = [1.5, 0.5]
n = N(W)
print(n.step(A[0]))  # expect: [13.5  2. ]
print(f([W, zeros(2)], A[0])[0])  # expect: [13.5  2. ]
print(g(A[0], A[1]))  # expect: [ 9. 16.]
print(g(W, W.clone()))  # expect: [2.25 0.25]
for i in 1:
    row = A[i]
    print(g(row, W))  # expect: [2.25 0.25]
