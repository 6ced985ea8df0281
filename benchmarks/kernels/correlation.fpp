// The correlation of every two columns; a column that hardly varies counts as varying by 1.
Function correlation(data) -> Corr:
    n = data.rows
    mean = zeros(data.cols)
    deviation = zeros(data.cols)
    Scaled = zeros(data.rows, data.cols)
    Corr = zeros(data.cols, data.cols)
    for j in data.cols:
        for i in n:
            mean[j] += data[i][j]
        mean[j] = mean[j] / n
    for j in data.cols:
        for i in n:
            deviation[j] += (data[i][j] - mean[j]) ^ 2
        deviation[j] = sqrt(deviation[j] / n)
        if deviation[j] <= 0.1:
            deviation[j] = 1
    for i in n:
        for j in data.cols:
            Scaled[i][j] = (data[i][j] - mean[j]) / (sqrt(n) * deviation[j])
    for i in data.cols:
        for j in data.cols:
            for k in n:
                Corr[i][j] += Scaled[k][i] * Scaled[k][j]
