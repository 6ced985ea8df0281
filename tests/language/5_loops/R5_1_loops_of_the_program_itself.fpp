// Loops outside of functions become whole arrays as well; what a loop sets is still there after it.
X = [[1, 2], [3, 4], [5, 6.0]]
w = [0.5, -1]
n = X.rows
scores = zeros(n)
for i in n:
    z = 1.0
    for j in X.cols:
        z += X[i][j] * w[j]
    scores[i] = z
print(scores, z)  # expect: [-0.5 -1.5 -2.5] -2.5

total = 0
for s in scores:
    total += s²
print(total)  # expect: 8.75

G = zeros(2)
for i in n:
    for j in 2:
        G[j] += scores[i] * X[i][j]
print(G)  # expect: [-17.5 -22. ]

best = 0
for i in n:
    if scores[i] < scores[best]:
        best = i
print(best, i)  # expect: 2 2

// What functions see changes pass by pass.
Function first() -> f32:
    return w[0]

for k in 2:
    w[k] = first() + k
print(w)  # expect: [0.5 1.5]

// Two names of one tensor.
C = X
for i from 1 to n - 1:
    C[i][0] = X[i - 1][0] + 10
print(X[2][0])  # expect: 21.0
# warning: FPP0806
