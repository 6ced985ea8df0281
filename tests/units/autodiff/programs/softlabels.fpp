# inputs: {'Z': [[0.1, 0.2, -0.4], [0.3, 0.4, 1.0]]}
Y = [[0.2, 0.5, 0.2], [0.1, 0.1, 0.8]]
Loss = -mean(sum(Y * log(Softmax(Z)), axis=1))
g_Z = gradient of Loss w.r.t. Z
