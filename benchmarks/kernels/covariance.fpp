// The covariance of every two columns, of a sample.
Function covariance(data) -> Cov:
    n = data.rows
    mean = zeros(data.cols)
    Centred = zeros(data.rows, data.cols)
    Cov = zeros(data.cols, data.cols)
    for j in data.cols:
        for i in n:
            mean[j] += data[i][j]
        mean[j] = mean[j] / n
    for i in n:
        for j in data.cols:
            Centred[i][j] = data[i][j] - mean[j]
    for i in data.cols:
        for j in data.cols:
            total = 0
            for k in n:
                total += Centred[k][i] * Centred[k][j]
            Cov[i][j] = total / (n - 1)
