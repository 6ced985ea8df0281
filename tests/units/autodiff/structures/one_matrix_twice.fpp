W = [1.0, 2.0]
ws = [W, W]
# nudged here
Loss = sum(ws[0]*3) + sum(ws[1]^2)
d = gradient of Loss with respect to ws
# slope: d[0] by ws[0]
# slope: d[1] by ws[1]
