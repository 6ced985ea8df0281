// Truth values that are joined, stacked or chosen stay truth values, and count as 1 and 0 in arithmetic.
t = [1, -1] > 0
print(-stack([t, t]))
# expect: [[-1  0]
# expect:  [-1  0]]
print(-concat([t, t]), -concat(t, [true]), [5, 6, 7][concat(t, [true])])  # expect: [-1  0 -1  0] [-1  0 -1] [5 7]
print(-sort(t), -t.flatten(), -reshape(t, [2, 1]), -reversed(t), -where(t, t, t), -t.clone(), -t[0:1])
# expect: [ 0 -1] [-1  0] [[-1]
# expect:  [ 0]] [ 0 -1] [-1  0] [-1  0] [-1]
