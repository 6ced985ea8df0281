params = {W: [1.0, 2.0], b: [0.0, 1.0]}
params.W = params.W - 0.1 * [1.0, 1.0]
params.b = params.b - 0.1 * [2.0, 1.0]
# nudged here
c = 1.0
Loss = sum((params.W + params.b)^3)
d = gradient of Loss with respect to params
# slope: d.W by params.W
# slope: d.b by params.b
