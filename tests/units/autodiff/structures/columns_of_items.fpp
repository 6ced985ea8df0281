ws = [[[1.0, 2.0], [3.0, 4.0]], [[1.0, 2.0, 3.0], [3.0, 4.0, 5.0]]]
# nudged here
Loss = sum(ws[0][:, 1]^2) + sum(ws[1][:, 2]^2)
d = gradient of Loss with respect to ws
# slope: d[0] by ws[0]
# slope: d[1] by ws[1]
