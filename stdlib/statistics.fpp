// What the numbers of a tensor have in common: middle, spread, order and relation.

// Adds up all elements and divides by their number.
// Tensor: a number or a tensor of any shape with at least one element.
// Background: the balance point of the numbers; one extreme value moves it.
// Use it when: the numbers scatter evenly around their middle.
// Do not use it when: a few extreme values would pull it away: Tensor_Median.
// Source: listing 17, which divides by the size of two axes only. mean(t) does the same.
// Also called: arithmetic_mean
// Example: Tensor_Mean([[1, 2], [3, 6]]) gives 3
Function Tensor_Mean(Tensor):
    if Tensor.size == 0:
        throw Error("A mean needs at least one element.")
    data_sum = 0
    for row in Tensor:
        for col in row:
            data_sum += col
    return data_sum / Tensor.size

// Gives the element in the middle when all stand in order; of an even number, the mean of the two in the middle.
// Tensor: a tensor of any shape with at least one element.
// Background: half of the elements are smaller and half are larger, so extreme values do not move it.
// Use it when: extreme values must not count, as with incomes.
// Do not use it when: every number shall count by its size, as with a total that is shared out: Tensor_Mean.
// Source: listing 18, which neither sorts nor counts from 0. median(t) does the same.
// Also called: median_of_all
// Example: Tensor_Median([3, 1, 2]) gives 2
// Example: Tensor_Median([[4, 1], [3, 10]]) gives 3.5
Function Tensor_Median(Tensor):
    if Tensor.size == 0:
        throw Error("A median needs at least one element.")
    ordered = sort(Tensor.flatten())
    largest = ordered[-1]
    if largest != largest: // nan comes last in order, and nothing else differs from itself
        return nan
    half = ordered.len() div 2
    if ordered.len().is_odd:
        return ordered[half]
    return average(ordered[half - 1], ordered[half])

// Gives the value that occurs most often; of several, the smallest.
// Tensor: a tensor of any shape with at least one element.
// Background: in order, equal elements stand side by side. Each such run has a beginning and an end, and the longest one is
// the answer.
// Use it when: values are names or counts, such as classes or shoe sizes.
// Do not use it when: values are measured: hardly any occurs twice, and Histogram tells more.
// Source: Pearson 1895.
// Also called: most_common
// Example: Mode([3, 1, 3, 2, 2]) gives 2
Function Mode(Tensor):
    if Tensor.size == 0:
        throw Error("A mode needs at least one element.")
    ordered = sort(Tensor.flatten())
    largest = ordered[-1]
    if largest != largest: // nan comes last in order, and nothing else differs from itself
        return nan
    begins = concat([true], ordered[1:] != ordered[:-1])
    starts = arange(begins.len())[begins]
    ends = concat(starts[1:], [ordered.len()])
    return ordered[starts[argmax(ends - starts)]]

// Gives the mean squared distance of the elements from their mean.
// Tensor: a tensor of any shape. sample: true divides by n - 1 in place of n, for a sample of a larger whole; false unless given.
// Background: squares count far distances more than near ones, and no distance cancels another.
// In depth: the mean is computed first and the distances in a second pass; the shortcut "mean of squares minus square of the
// mean" loses all digits where the mean is large.
// Use it when: spread is computed with: variances of independent quantities add up.
// Do not use it when: spread is shown to somebody: Tensor_Std is in the unit of the data.
// Source: listing 20, which calls it std. var(t) does the same.
// Also called: population_variance
// Example: Tensor_Variance([1, 2, 3, 4]) gives 1.25
// Example: Tensor_Variance([1, 2, 3], true) gives 1
Function Tensor_Variance(Tensor, sample = false):
    mean = Tensor.mean()
    total = 0
    for row in Tensor:
        for col in row:
            total += (col - mean)²
    if sample:
        return total / (Tensor.size - 1)
    return total / Tensor.size

// Gives the standard deviation, the square root of the variance, in the unit of the data.
// Tensor: a tensor of any shape. sample: true for a sample of a larger whole; false unless given.
// Background: about two thirds of normally distributed numbers lie within one deviation of the mean, 95 % within two.
// Use it when: it is asked how far a typical number lies from the mean.
// Do not use it when: extreme values occur: the distance between two quantiles is steadier.
// Source: listing 20, which gives back the variance and loops over a size. std(t) does the same.
// Also called: Tensor_Standard_Deviation, standard_deviation, std_dev
// Example: Tensor_Std([2, 4, 4, 4, 5, 5, 7, 9]) gives 2
Function Tensor_Std(Tensor, sample = false):
    return sqrt(Tensor_Variance(Tensor, sample))

// Gives the value below which a share q of the elements lies.
// Tensor: a tensor of any shape with at least one element. q: from 0 (the smallest) over 0.5 (the median) to 1 (the largest).
// Background: where the place falls between two elements, it goes straight from one to the other, as NumPy does.
// Use it when: limits are wanted that hold most of the data, such as the middle half from 0.25 to 0.75.
// Do not use it when: there are only a handful of elements.
// Source: Hyndman and Fan 1996, definition 7.
// Also called: percentile_of
// Example: Quantile([1, 2, 3, 4], 0.5) gives 2.5
// Example: Quantile([10, 20, 30], 0.25) gives 15
Function Quantile(Tensor, q):
    if q < 0 or q > 1:
        throw Error("q goes from 0 to 1.")
    if Tensor.size == 0:
        throw Error("A quantile needs at least one element.")
    ordered = sort(Tensor.flatten())
    largest = ordered[-1]
    if largest != largest: // nan comes last in order, and nothing else differs from itself
        return nan
    place = q * (ordered.len() - 1)
    lower = floor(place)
    share = place - lower
    below = ordered[lower]
    above = ordered[ceil(place)]
    if below == above:
        return below
    return (1 - share) * below + share * above

// Tells how two quantities move together. It is positive if they grow together, negative if one grows as the other shrinks.
// X, Y: tensors of one shape. sample: true, the default, divides by n - 1; false by n.
// Background: its size depends on the units; Correlation is the same without units.
// Use it when: it is computed with, as in Covariance_Matrix.
// Do not use it when: two relations are to be compared: Correlation has no units.
// Source: the cov of NumPy.
// Also called: cov
// Example: Covariance([1, 2, 3], [2, 4, 6]) gives 2
Function Covariance(X, Y, sample = true):
    dx = X - mean(X)
    dy = Y - mean(Y)
    if dx.shape != dy.shape:
        throw Error("X and Y must have the same shape.")
    total = 0
    for row in dx:
        for col in row:
            total += dx[row][col] * dy[row][col]
    return total / (dx.size - 1 if sample else dx.size)

// Gives the covariance of every pair of columns.
// X: a matrix, one observation per row and one quantity per column. sample: true, the default, divides by n - 1; false by n.
// Background: variances stand on the diagonal, and the matrix is symmetric.
// Use it when: it is asked which columns move together, or principal axes are wanted.
// Do not use it when: the columns have different units: the one with the largest numbers rules.
// Source: the cov of NumPy.
// Example: Covariance_Matrix([[1, 2], [2, 4], [3, 6]]) gives [[1, 2], [2, 4]]
Function Covariance_Matrix(X: Tensor, sample = true):
    centred = X - mean(X, axis=0)
    return centred.T x centred / (X.len() - 1 if sample else X.len())

// Tells how closely two quantities follow a straight line, from -1 (falling) over 0 (not at all) to 1 (rising).
// X, Y: tensors of one shape; neither may be the same number everywhere.
// Background: Pearson's coefficient, the covariance divided by both standard deviations.
// In depth: where squares would leave the range of numbers, the distances are first divided by the largest.
// Use it when: it is asked whether one quantity tells something about another.
// Do not use it when: the relation is a curve: 0 then does not mean that there is none.
// Source: Pearson 1895.
// Also called: Pearson_Correlation, correlation_coefficient, corr
// Example: round(Correlation([1, 2, 3], [6, 4, 2]), 10) gives -1
Function Correlation(X, Y):
    dx = X - mean(X)
    dy = Y - mean(Y)
    if dx.shape != dy.shape:
        throw Error("X and Y must have the same shape.")
    products = 0
    x_squares = 0
    y_squares = 0
    for row in dx:
        for col in row:
            products += dx[row][col] * dy[row][col]
            x_squares += dx[row][col] * dx[row][col]
            y_squares += dy[row][col] * dy[row][col]
    if min(x_squares, y_squares) < 1e-280 or max(x_squares, y_squares) == infinity:
        dx = dx / max(max(abs(dx)), 5e-324)
        dy = dy / max(max(abs(dy)), 5e-324)
        return sum(dx * dy) / sqrt(sum(dx²) * sum(dy²))
    return products / (sqrt(x_squares) * sqrt(y_squares))

// Gives the mean of the values that chance will bring in the long run.
// values: the values that are possible. probabilities: how likely each is; they add up to 1.
// Background: each value counts by its chance: the balance point of the distribution.
// Use it when: a game, an insurance or a decision under chance is weighed.
// Do not use it when: one bad outcome would be ruin: the mean says nothing of it.
// Source: Huygens 1657.
// Also called: Expectation
// Example: Expected_Value([0, 10], [0.75, 0.25]) gives 2.5
Function Expected_Value(values, probabilities):
    return DotProduct(values, probabilities)

// Counts how many elements fall into each of some ranges of equal width.
// Tensor: a tensor of any shape with at least one element. bins: the number of ranges, 10 unless given.
// Gives two vectors: the counts, and the bins + 1 borders from the smallest to the largest element. A range holds its left
// border; the last one holds both.
// Background: the shape of a distribution shows when numbers are heaped up by size.
// Use it when: data are looked at for the first time.
// Do not use it when: there are few elements: the heaps then depend on where the borders fall.
// Source: Pearson 1895; the borders are those of NumPy.
// Example: Histogram([1, 2, 2, 5], 2) gives ([3, 1], [1, 3, 5])
Function Histogram(Tensor, bins: Integer = 10):
    low = min(Tensor)
    high = max(Tensor)
    if not high - low < infinity:
        throw Error("A histogram needs finite numbers.")
    if low == high:
        low = low - 0.5
        high = high + 0.5
    borders = linspace(low, high, bins + 1)
    counts = zeros(bins)
    for row in Tensor:
        for value in row:
            // A value lies on one side or the other of the border next to it, however the quotient was rounded.
            border = round((value - low) / (high - low) * bins)
            place = border - (value < borders[border])
            counts[min(place, bins - 1)] += 1 // the last range holds its right border too
    return counts, borders
