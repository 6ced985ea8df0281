w = [1.0, 2.0, 3.0]
state = 1
for i in w.len():
    if state > 5:
        break
    state = state * w[i] + i
Loss = state
print(Loss, gradient of Loss with respect to w)  # expect: 11.0 [6. 3. 3.]
y = w[0] * 3
while y < 50:
    y = y * y
Loss = y
print(gradient of Loss with respect to w)  # expect: [324.   0.   0.]
h = w * 1
h[0] = h[1] * h[2]
h[0], h[1] = h[1], h[0]
for v in h:
    v = v * v
Loss = sum(h)
print(gradient of Loss with respect to w)  # expect: [ 0. 40. 30.]
row_total = 0
M = zeros(2, 3)
row = M[1]
row[2] = w[0] * 5
Loss = sum(M)
print(gradient of Loss with respect to w)  # expect: [5. 0. 0.]
