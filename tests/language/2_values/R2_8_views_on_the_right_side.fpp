// Rows that are bound are views, two at once as well.
T = zeros(2, 2)
a, b = T[0], T[1]
a[0] = 5
print(T)
# expect: [[5. 0.]
# expect:  [0. 0.]]

// What is stored is as it was before the line, whatever it shares memory with.
T[0], T[1] = b, a
print(T)
# expect: [[0. 0.]
# expect:  [5. 0.]]
Q = 1 + identity(3)
column = Q[:, 2]
Q[1], Q[1] = [1.0, 2.0, 3.0], column
print(Q[1])  # expect: [1. 1. 2.]
two = Q[0], Q[1]
Q[1], Q[0] = two
print(Q[0], Q[1])  # expect: [1. 1. 2.] [2. 1. 1.]

// A view of something else stays one.
U = zeros(2, 2)
row = U[0]
same, T[0, 0] = row, 9
same[0] = 4
print(U[0], T[0])  # expect: [4. 0.] [9. 0.]
