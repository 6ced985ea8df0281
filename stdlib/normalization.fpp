// Bringing numbers to a common scale, so that no feature drowns the others.

// Moves and scales all elements to mean 0 and standard deviation 1 (z-scores).
// Elements that are all equal become 0.
// Tensor: a tensor of any shape. sample: true, the default, divides by n - 1 in the deviation; false by n.
// Background: (x − mean) / deviation says how many deviations a number lies above the mean, whatever it was measured in.
// In depth: it is the same for all numbers moved by the same step. The mean of equal numbers may miss them by a rounding error, which a
// deviation as small would blow up to 1: what it missed is taken away once more. Where squares would leave the range of numbers,
// everything is first divided by the largest number.
// Use it when: all elements measure the same thing, such as the pixels of a picture.
// Do not use it when: columns have units of their own: Z_Score_Columns.
// Source: listing 47.
// Also called: normalize, Standardize, Standardization, z_score_normalize, zscore
// Example: Z_Score([1, 2, 3]) gives [-1, 0, 1]
Function Z_Score(Tensor, sample: Bool = true):
    Apart = Tensor - mean(Tensor)
    Apart = Apart - mean(Apart)
    farthest = max(max(Apart), -min(Apart))
    if not 1e-140 < farthest < 1e140:
        Apart = Tensor / max(max(abs(Tensor)), 5e-324)
        Apart = Apart - mean(Apart)
        Apart = Apart - mean(Apart)
    squares = 0
    for row in Apart:
        for col in row:
            squares += col * col
    std = sqrt(squares / max(Tensor.size - sample, 1))
    if not std > 0:
        std = 1
    return Apart / std

// Moves and scales each column to mean 0 and standard deviation 1.
// A column whose elements are all equal becomes 0.
// X: a matrix, one example per row. sample: true divides by n - 1 in the deviations; false, the default, by n.
// Background: a weight learns at the pace of its input's size; with columns of one size all learn at one pace.
// In depth: as in Z_Score, numbers are counted above the smallest of their column, so that equal ones are 0 exactly, and a column
// whose squares would leave the range of numbers is first divided by its largest number.
// Use it when: columns are features with units of their own.
// Do not use it when: new data must be scaled like the old: keep the means and deviations of the training data.
// Source: the StandardScaler of scikit-learn.
// Also called: Standardize_Columns, standard_scaler
// Example: Z_Score_Columns([[1, 10], [3, 10]]) gives [[-1, 0], [1, 0]]
Function Z_Score_Columns(X, sample = false):
    Above = X - min(X, axis=0)
    std = Above.std(sample, axis=0)
    fits = where(std < infinity, std, 0) > 1e-140
    if not all(fits):
        largest = where(fits, 1, max(max(abs(X), axis=0), 5e-324))
        Above = X / largest - min(X, axis=0) / largest
        std = Above.std(sample, axis=0)
    return (Above - mean(Above, axis=0)) / where(std > 0, std, 1)

// Moves and scales all elements so that the smallest becomes 0 and the largest 1, or to another range.
// Elements that are all equal become the lower end.
// Tensor: a tensor of any shape. low, high: the new range, 0 and 1 unless given.
// Background: the range from the smallest to the largest number is laid over the new range, as with a ruler of another scale.
// Use it when: the limits are known and firm, such as pixel values from 0 to 255.
// Do not use it when: outliers occur: one of them presses all others together.
// Source: listing 48, which changes the tensor in place; this one gives a new one.
// Also called: min_max, Min_Max_Scale, Min_Max_Normalization
// Example: min_max_normalize([10, 20, 30]) gives [0, 0.5, 1]
// Example: min_max_normalize([10, 20, 30], -1, 1) gives [-1, 0, 1]
Function min_max_normalize(Tensor, low = 0, high = 1) -> Tensor:
    min_value = find_minimum(Tensor)
    max_value = find_maximum(Tensor)
    range = max_value - min_value
    if range == infinity: // wider than the largest number: halves have room
        half_range = max_value / 2 - min_value / 2
        return low + (Tensor / 2 - min_value / 2) / half_range * (high - low)
    if range == 0:
        range = 1
    for row in Tensor:
        for col in row:
            col = (col - min_value) / range
    if any(low != 0) or any(high != 1):
        return low + Tensor * (high - low)

// Moves and scales each column of a batch to mean 0 and deviation 1, then by what the layer has learned, and remembers.
// X: a matrix, one example per row. gamma, beta: the learned scale and shift of each column.
// running_mean, running_variance: vectors of floats, changed in place towards the batch's statistics, for later inference.
// momentum: how fast they follow, 0.1 unless given. eps: keeps the deviation above 0.
// Background: with steady inputs, later layers learn faster. The batch's own variance divides by n, the remembered one by n - 1.
// Use it when: a deep network of dense or convolutional layers learns too slowly.
// Do not use it when: batches are very small, or examples arrive one by one: layer_norm.
// Source: Ioffe and Szegedy 2015; the details are those of PyTorch.
// Also called: batch_normalization, batch_norm_training
// Example: round(batch_norm([[1.0], [3.0]], [1], [0], [0.0], [1.0]), 4) gives [[-1], [1]]
Function batch_norm(
    X, gamma, beta, running_mean: Tensor, running_variance: Tensor, momentum = 0.1, eps = 1e-5
):
    batch_mean = X.mean(axis=0)
    batch_variance = X.var(axis=0)
    running_mean *= 1 - momentum
    running_mean += momentum * batch_mean
    running_variance *= 1 - momentum
    running_variance += momentum * X.var(true, axis=0)
    return gamma * (X - batch_mean) / sqrt(batch_variance + eps) + beta

// Applies batch normalisation with the statistics that training has remembered.
// X: a matrix, one example per row, or a single row. gamma, beta, running_mean, running_variance: one number per column.
// eps: keeps the deviation above 0.
// Background: what one example gets must not depend on who else is in its batch; so the remembered statistics stand in for
// those of the batch.
// Use it when: the network is trained and predicts.
// Do not use it when: the network is still learning: batch_norm.
// Source: Ioffe and Szegedy 2015; the details are those of PyTorch.
// Also called: batch_norm_predict
// Example: batch_norm_inference([[3, 5]], [1, 2], [0, 1], [1, 5], [4, 1], 0) gives [[1, 1]]
Function batch_norm_inference(X, gamma, beta, running_mean, running_variance, eps = 1e-5):
    return gamma * (X - running_mean) / sqrt(running_variance + eps) + beta

// Moves and scales every row to mean 0 and deviation 1, then by what the layer has learned.
// X: a vector, a matrix with one example per row, or a batch. gamma, beta: vectors with a scale and a shift per column.
// eps: keeps the deviation above 0.
// Background: unlike batch normalisation it looks at one example alone, so it does the same in training and afterwards.
// Use it when: in transformers and recurrent networks.
// Do not use it when: the columns of an example have nothing in common, such as age and income.
// Source: Ba, Kiros and Hinton 2016.
// Also called: layer_normalization, LayerNorm
// Example: round(layer_norm([1, 3], [1, 1], [0, 10]), 4) gives [-1, 11]
Function layer_norm(X, gamma, beta, eps = 1e-5) -> X:
    for row in X:
        mu = mean(row)
        variance = 0
        for col in row:
            variance += (col - mu)²
        sigma = sqrt(variance / row.len() + eps)
        for col in row:
            col = gamma[colIndex] * (col - mu) / sigma + beta[colIndex]
