# inputs: {'Z': [[0.1, 0.2, -0.4], [0.3, 0.4, 1.0]]}
Loss = CCE_From_Logits(Z, [2, 0]) + mse_loss(Z, Z * 2) + HuberLoss(Z[0][0], 0.5) + log_softmax(Z)[0][1]
g_Z = gradient of Loss w.r.t. Z
