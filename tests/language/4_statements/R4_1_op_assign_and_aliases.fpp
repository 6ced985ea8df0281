W = [1.0, 2.0]
V = W
W -= [0.5, 0.5]
W *= 2
print(V, W)  # expect: [1. 3.] [1. 3.]
n = 3
m = n
n += 1
print(n, m)  # expect: 4 3
s = "a"; t = s
s += "b"
print(s, t)  # expect: ab a
