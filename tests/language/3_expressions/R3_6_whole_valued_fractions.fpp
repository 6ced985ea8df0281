v = [10, 20, 30]
idx = [2.0, 0.0]
print(v[idx], v[2.0], v[4 / 2], zeros(4 / 2), range(4 / 2).len())  # expect: [30 10] 30 30 [0. 0.] 2
