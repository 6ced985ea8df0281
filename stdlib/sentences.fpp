// Sentences: what they mean. A program may declare more; its own come before these.
// Names in a body that nothing here defines, such as epoch and Loss, are those of the program where the sentence stands.

// Gives how many rows a matrix has; a vector is one row.
// Source: listing 8.
// Example: number of rows in [[1, 2, 3], [4, 5, 6]] gives 2
// Example: the count of rows of [1, 2, 3] gives 1
Phrase "number|count of rows in|of {tensor}" -> Integer:
    return tensor.rows

// Gives how many columns a matrix has; of a vector, its length.
// Source: listing 8.
// Example: number of columns in [[1, 2, 3], [4, 5, 6]] gives 3
// Example: the number of columns of [1, 2, 3] gives 3
Phrase "number|count of columns|cols in|of {tensor}" -> Integer:
    return tensor.cols

// Gives how many numbers a tensor holds.
// Example: number of elements in [[1, 2, 3], [4, 5, 6]] gives 6
// Example: the number of values of [1, 2, 3] gives 3
Phrase "number|count of elements|values|entries|numbers in|of {tensor}" -> Integer:
    return tensor.size

// Gives how many numbers a tensor holds.
// Example: the size of [[1, 2, 3], [4, 5, 6]] gives 6
Phrase "size of {tensor}" -> Integer:
    return tensor.size

// Gives how many rows a matrix has, asked as a question.
// Example: how many rows in [[1, 2, 3], [4, 5, 6]] gives 2
Phrase "how many rows in|of {tensor}" -> Integer:
    return tensor.rows

// Gives how many columns a matrix has, asked as a question.
// Example: how many columns in [[1, 2, 3], [4, 5, 6]] gives 3
Phrase "how many columns|cols in|of {tensor}" -> Integer:
    return tensor.cols

// Gives how many numbers a tensor holds, asked as a question.
// Example: how many elements in [[1, 2, 3], [4, 5, 6]] gives 6
Phrase "how many elements|values|entries|numbers in|of {tensor}" -> Integer:
    return tensor.size

// Gives how many items a list has, asked as a question.
// Example: how many items in ["a", "b"] gives 2
Phrase "how many items in|of {items}" -> Integer:
    return items.len()

// Gives how many items a list has; of a matrix, its rows.
// Example: number of items in ["a", "b"] gives 2
Phrase "number|count of items in|of {items}" -> Integer:
    return items.len()

// Gives how many items there are: of a text, its letters; of a matrix, its rows.
// Example: length of ["a", "b"] gives 2
Phrase "length of {items}" -> Integer:
    return items.len()

// Gives the shape of a tensor, one size for each axis.
// Example: (the shape of zeros(2, 3)) == zeros(2, 3).shape gives true
Phrase "shape of {tensor}" -> Shape:
    return tensor.shape

// Gives how many axes a tensor has: 1 for a vector, 2 for a matrix.
// Example: number of dimensions of [[1, 2], [3, 4]] gives 2
Phrase "number of dimensions|axes of|in {tensor}" -> Integer:
    return tensor.rank

// Gives how many inputs each neuron of a layer has: the columns of its weights.
// Source: listing 51.
// Example: number of input connections to the neurons in this [[1, 2, 3], [4, 5, 6]] gives 3
Phrase "number of input connections to|of the neurons in|of this {layer}" -> Integer:
    return layer.cols

// The same for a layer that is named otherwise.
// Example: number of input connections to the neurons in [[1, 2, 3], [4, 5, 6]] gives 3
Phrase "number of input connections to|of the neurons in|of {layer}" -> Integer:
    return layer.cols

// The same, shorter.
// Example: number of inputs to the neurons in [[1, 2, 3], [4, 5, 6]] gives 3
Phrase "number of inputs to|of the neurons in|of {layer}" -> Integer:
    return layer.cols

// Gives how many neurons a layer has: the rows of its weights.
// Example: number of neurons in [[1, 2, 3], [4, 5, 6]] gives 2
Phrase "number of neurons in|of {layer}" -> Integer:
    return layer.rows

// Adds up all numbers of a tensor or list.
// Example: the sum of [1, 2, 3] gives 6
Phrase "sum of {values}" -> Number:
    return sum(values)

// Gives the mean of all numbers of a tensor or list.
// Example: the average of [1, 2, 6] gives 3
Phrase "mean|average of {values}" -> Number:
    return mean(values)

// Gives the largest number of a tensor or list.
// Example: the maximum of [1, 3, 2] gives 3
Phrase "maximum of {values}" -> Number:
    return max(values)

// The same, in everyday words.
// Example: the largest value in [1, 3, 2] gives 3
Phrase "largest|greatest|highest value|number|element in|of {values}" -> Number:
    return max(values)

// Gives the smallest number of a tensor or list.
// Example: the minimum of [2, 1, 3] gives 1
Phrase "minimum of {values}" -> Number:
    return min(values)

// The same, in everyday words.
// Example: the smallest element of [2, 1, 3] gives 1
Phrase "smallest|least|lowest value|number|element in|of {values}" -> Number:
    return min(values)

// Turns rows into columns.
// Example: the transpose of [[1, 2], [3, 4]] gives [[1, 3], [2, 4]]
Phrase "transpose of {matrix}" -> Tensor:
    return matrix.T

// Gives the root of a number, or of each number of a tensor.
// Example: the square root of 9 gives 3
Phrase "square root of {number}" -> Number:
    return sqrt(number)

// Gives a number without its sign.
// Example: the absolute value of -3 gives 3
Phrase "absolute value of {number}" -> Number:
    return abs(number)

// Draws a number, all equally likely.
// Example: n = a random number between 2 and 3; 2 <= n <= 3 gives true
Phrase "random number between {low} and {high}" -> Number:
    return uniform(low, high)

// Draws a whole number, all equally likely, the last one too.
// Example: throw_of_a_die = a random integer between 1 and 6; 1 <= throw_of_a_die <= 6 gives true
Phrase "random integer between|from {low} and|to {high}" -> Integer:
    return random_integer(low, high + 1)

// Gives a tensor of zeros with the shape of another one.
// Source: listing 2.
// Example: create empty tensor with same shape as [1, 2] gives [0, 0]
Phrase "create|make empty|new|zero tensor|matrix|vector with|of same shape as {tensor}" -> Tensor:
    return zeros(tensor.shape)

// The same without its verb.
// Example: an empty tensor with the same shape as [1, 2] gives [0, 0]
Phrase "empty|new|zero tensor|matrix|vector with|of same shape as {tensor}" -> Tensor:
    return zeros(tensor.shape)

// The same, with what it holds.
// Example: create a tensor of zeros with the same shape as [1, 2] gives [0, 0]
Phrase "create|make tensor|matrix|vector of zeros with same shape as {tensor}" -> Tensor:
    return zeros(tensor.shape)

// The same, with what it holds and without its verb.
// Example: a tensor of zeros with the same shape as [1, 2] gives [0, 0]
Phrase "tensor|matrix|vector of zeros with same shape as {tensor}" -> Tensor:
    return zeros(tensor.shape)

// Gives a matrix of zeros.
// Source: listing 8.
// Example: empty matrix of size (2 x 1) gives [[0], [0]]
Phrase "empty|zero matrix of|with size ({rows} x {columns})" -> Tensor:
    return zeros(rows, columns)

// The same with a comma.
// Example: empty matrix of size (2, 1) gives [[0], [0]]
Phrase "empty|zero matrix of|with size ({rows}, {columns})" -> Tensor:
    return zeros(rows, columns)

// The same without brackets.
// Example: an empty matrix of size 2 x 1 gives [[0], [0]]
Phrase "empty|zero matrix of|with size {rows} x {columns}" -> Tensor:
    return zeros(rows, columns)

// The same, in everyday words.
// Example: an empty matrix with 2 rows and 1 column gives [[0], [0]]
Phrase "empty|zero matrix with|of {rows} rows|row and {columns} columns|column" -> Tensor:
    return zeros(rows, columns)

// The same with a verb.
// Example: create an empty matrix of size (2 x 1) gives [[0], [0]]
Phrase "create|make empty|zero matrix of|with size ({rows} x {columns})" -> Tensor:
    return zeros(rows, columns)

// The same with a verb and a comma.
// Example: create an empty matrix of size (2, 1) gives [[0], [0]]
Phrase "create|make empty|zero matrix of|with size ({rows}, {columns})" -> Tensor:
    return zeros(rows, columns)

// The same with a verb, without brackets.
// Example: create an empty matrix of size 2 x 1 gives [[0], [0]]
Phrase "create|make empty|zero matrix of|with size {rows} x {columns}" -> Tensor:
    return zeros(rows, columns)

// The same with a verb, in everyday words.
// Example: create an empty matrix with 2 rows and 1 column gives [[0], [0]]
Phrase "create|make empty|zero matrix with|of {rows} rows|row and {columns} columns|column" -> Tensor:
    return zeros(rows, columns)

// Gives a vector of zeros.
// Example: an empty vector of length 3 gives [0, 0, 0]
Phrase "empty|zero vector of|with length|size {length}" -> Tensor:
    return zeros(length)

// Gives the square matrix with ones from corner to corner, which leaves every vector as it is.
// Example: the identity matrix of size 2 gives [[1, 0], [0, 1]]
Phrase "identity matrix of|with size {size}" -> Tensor:
    return identity(size)

// Gives a list that grows.
// Example: names = an empty list; names.append("Ann"); names gives ["Ann"]
Phrase "empty|new list" -> List:
    return []

// The same with a verb.
// Example: names = create an empty list; names.append("Ann"); names gives ["Ann"]
Phrase "create|make empty|new list" -> List:
    return []

// Brings the items of a list or vector, or the rows of a matrix, into a random order, in place.
// Example: cards = [1, 2, 3]; Shuffle cards; sort(cards) gives [1, 2, 3]
// Example: X = [[1, 2], [3, 4]]; Shuffle X; sum(X, axis=0) gives [4, 6]
Phrase "Shuffle {items}":
    mixed = shuffle(items)
    for i in range(items.len()):
        items[i] = mixed[i]

// The same, said of rows or items.
// Example: X = [[1, 2], [3, 4]]; Shuffle the rows of X; sum(X, axis=0) gives [4, 6]
Phrase "Shuffle rows|items|elements|examples of|in {items}":
    Shuffle items

// Moves and scales the pixels of the program's image in place, so that the smallest is 0 and the largest 1.
// An image of equal pixels becomes 0 everywhere.
// Source: listings 48 and 53.
// Example: image = [0.0, 5.0, 10.0]; Normalize pixel values to [0, 1]; image gives [0, 0.5, 1]
Phrase "Normalize|Normalise|Scale pixel values to [0, 1]":
    low = min(image)
    range = max(image) - low
    if range == 0:
        range = 1
    for each row in image:
        for each pixel in row:
            pixel = (pixel - low) / range

// The same, in everyday words.
// Example: image = [0.0, 5.0, 10.0]; Normalize the pixel values between 0 and 1; image gives [0, 0.5, 1]
Phrase "Normalize|Normalise|Scale pixel values between 0 and 1":
    Normalize image to [0, 1]

// The same, and so does this.
// Example: image = [0.0, 5.0, 10.0]; Normalize pixel values to the range [0, 1]; image gives [0, 0.5, 1]
Phrase "Normalize|Normalise|Scale pixel values to range [0, 1]":
    Normalize image to [0, 1]

// Moves and scales the numbers of a tensor in place, so that the smallest is 0 and the largest 1.
// Equal numbers all become 0.
// Example: batch = [[0.0, 5.0], [10.0, 5.0]]; Normalize batch to [0, 1]; batch gives [[0, 0.5], [1, 0.5]]
Phrase "Normalize|Normalise|Scale {tensor} to [0, 1]":
    low = min(tensor)
    range = max(tensor) - low
    if range == 0:
        range = 1
    for each row in tensor:
        for each number in row:
            number = (number - low) / range

// The same, in everyday words.
// Example: batch = [0.0, 5.0, 10.0]; Scale batch between 0 and 1; batch gives [0, 0.5, 1]
Phrase "Normalize|Normalise|Scale {tensor} between 0 and 1":
    Normalize tensor to [0, 1]

// The same, and so does this.
// Example: batch = [0.0, 5.0, 10.0]; Normalize batch to the range [0, 1]; batch gives [0, 0.5, 1]
Phrase "Normalize|Normalise|Scale {tensor} to range [0, 1]":
    Normalize tensor to [0, 1]

// Fills weights, one row per neuron and one column per input, with random numbers between ±√(6 / (inputs + neurons)).
// Source: listing 50; Glorot and Bengio 2010.
// Example: W = zeros(2, 3); Initialize W with Xavier Initialization; all(abs(W) <= sqrt(6 / 5)) gives true
Phrase "Initialize|Initialise {weights} with|using Xavier Initialization|Initialisation":
    limit = sqrt(6) / sqrt(weights.cols + weights.rows)
    for each neuron in weights:
        for each weight in neuron:
            weight = Pseudo_Random_Range_float32(-limit, limit)

// Fills weights, one row per neuron and one column per input, from a bell curve of variance 2 / inputs.
// Source: listing 51; He, Zhang, Ren and Sun 2015.
// Example: W = zeros(2, 3); Initialize W with He Initialization; W.shape gives zeros(2, 3).shape
Phrase "Initialize|Initialise {weights} with|using He Initialization|Initialisation":
    deviation = sqrt(2 / weights.cols)
    for each neuron in weights:
        for each weight in neuron:
            weight = Random_Normal(mean=0, std_dev=deviation)

// Fills a tensor with zeros, as biases begin.
// Example: b = [1.5, 2.5]; Initialize b with Zero Initialization; b gives [0, 0]
Phrase "Initialize|Initialise {tensor} with|using Zero Initialization|Initialisation":
    for each row in tensor:
        for each number in row:
            number = 0

// Fills a tensor with random numbers that are all equally likely between -0.5 and 0.5.
// Source: listing 49, which leaves the limits to the reader.
// Example: W = zeros(2, 3); Initialize W with Random Initialization; all(abs(W) <= 0.5) gives true
Phrase "Initialize|Initialise {tensor} with|using Random Initialization|Initialisation":
    for each row in tensor:
        for each number in row:
            number = Pseudo_Random_Range_float32(-0.5, 0.5)

// Fills several weights, each as alone.
// Example: W1 = zeros(2, 3); W2 = zeros(1, 2); Initialize W1 and W2 with Xavier Initialization; any(W2 != 0) gives true
Phrase "Initialize|Initialise {names} with|using Xavier Initialization|Initialisation":
    for each item in names:
        Initialize item.value with Xavier Initialization

// Fills several weights, each as alone.
// Example: W1 = zeros(2, 3); W2 = zeros(1, 2); Initialize W1 and W2 with He Initialization; any(W2 != 0) gives true
Phrase "Initialize|Initialise {names} with|using He Initialization|Initialisation":
    for each item in names:
        Initialize item.value with He Initialization

// Fills several tensors with zeros.
// Example: b1 = [1.5, 2.5]; b2 = [3.5]; Initialize b1 and b2 with Zero Initialization; concat(b1, b2) gives [0, 0, 0]
Phrase "Initialize|Initialise {names} with|using Zero Initialization|Initialisation":
    for each item in names:
        Initialize item.value with Zero Initialization

// Fills several tensors, each as alone.
// Example: W1 = zeros(2, 3); W2 = zeros(2); Initialize W1 and W2 with Random Initialization; any(W2 != 0) gives true
Phrase "Initialize|Initialise {names} with|using Random Initialization|Initialisation":
    for each item in names:
        Initialize item.value with Random Initialization

// The same, shorter; one name or several.
// Example: W = zeros(2, 3); Initialize W using Xavier; any(W != 0) gives true
Phrase "Initialize|Initialise {names} with|using Xavier":
    for each item in names:
        Initialize item.value with Xavier Initialization

// The same, shorter; one name or several.
// Example: W = zeros(2, 3); Initialize W using He; any(W != 0) gives true
Phrase "Initialize|Initialise {names} with|using He":
    for each item in names:
        Initialize item.value with He Initialization

// The same, shorter; one name or several.
// Example: b1 = [1.5]; b2 = [3.5]; Initialize b1 and b2 with zeros; concat(b1, b2) gives [0, 0]
Phrase "Initialize|Initialise {names} with|to|as zero|zeros":
    for each item in names:
        Initialize item.value with Zero Initialization

// The same, shorter; one name or several.
// Example: W = zeros(2, 3); Initialize W with random values; any(W != 0) gives true
Phrase "Initialize|Initialise {names} with random values|numbers":
    for each item in names:
        Initialize item.value with Random Initialization

// The same in one word; one name or several.
// Example: W = zeros(2, 3); Initialize W randomly; any(W != 0) gives true
Phrase "Initialize|Initialise {names} randomly":
    for each item in names:
        Initialize item.value with Random Initialization

// Prints the program's epoch and Loss.
// Source: listing 53.
// Example: epoch = 10; Loss = 0.25; Log training metrics; Loss gives 0.25
Phrase "Log|Print|Show training metrics":
    print(f"epoch {epoch}: loss {Loss:.6f}")

// Takes a step against the gradients that were computed last, each name with a memory of its own.
// optimizer: Adam, SGD, Momentum, RMSProp, AdaGrad or AdamW, with a learning rate as in Adam(0.01); a class of your own with the method
// update(name, value, gradient), which gives the new value; or an object of one. A line that names a class owns one object of it,
// made before the loop.
// Source: listing 53.
// Example: w = [1.0]; Loss = sum(w^2); Compute gradients of Loss w.r.t. w; Update w using SGD(0.25) Optimizer; w gives [0.5]
Phrase "Update {names} using|with {optimizer} Optimizer|Optimiser":
    for each item in names:
        item.value = optimizer.update(item.name, item.value, item.gradient)

// The same, shorter.
// Example: w = [1.0]; Loss = sum(w^2); Compute gradients of Loss w.r.t. w; Update w with SGD(0.25); w gives [0.5]
Phrase "Update {names} using|with {optimizer}":
    for each item in names:
        item.value = optimizer.update(item.name, item.value, item.gradient)

// Gives the derivative of a number by each name, with the shape of what the name holds; several names give several gradients.
// Example: w = [1.0, 3.0]; Loss = sum(w^2); gradient of Loss with respect to w gives [2, 6]
// Example: a = 2.0; b = 3.0; Loss = a * b; the derivatives of Loss with respect to a and b gives (3, 2)
Phrase "gradient|gradients|derivative|derivatives of {loss} with respect to {names}" -> Tensor:
    return gradient(loss, names)

// The same, shorter.
// Example: w = [1.0, 3.0]; Loss = sum(w^2); gradient of Loss w.r.t. w gives [2, 6]
// Example: a = 2.0; b = 3.0; Loss = a * b; gradients of Loss w.r.t. a and b gives (3, 2)
Phrase "gradient|gradients|derivative|derivatives of {loss} w.r.t. {names}" -> Tensor:
    return gradient(loss, names)

// The same without the last dot.
// Example: w = [1.0, 3.0]; Loss = sum(w^2); gradient of Loss w.r.t w gives [2, 6]
Phrase "gradient|gradients|derivative|derivatives of {loss} w.r.t {names}" -> Tensor:
    return gradient(loss, names)

// Keeps the gradient for each name: W.gradient, b.gradient and so on, until it is computed again.
// Example: w = [1.0, 3.0]; Loss = sum(w^2); Compute gradients of Loss with respect to w; w.gradient gives [2, 6]
Phrase "Compute|Calculate gradient|gradients|derivative|derivatives of {loss} with respect to {names}":
    names.gradient = gradient(loss, names)

// The same, shorter.
// Source: listing 53.
// Example: w = [1.0, 3.0]; Loss = sum(w^2); Compute gradients of Loss w.r.t. w; w.gradient gives [2, 6]
Phrase "Compute|Calculate gradient|gradients|derivative|derivatives of {loss} w.r.t. {names}":
    names.gradient = gradient(loss, names)

// The same without the last dot.
// Example: w = [1.0, 3.0]; Loss = sum(w^2); Calculate the gradient of Loss w.r.t w; w.gradient gives [2, 6]
Phrase "Compute|Calculate gradient|gradients|derivative|derivatives of {loss} w.r.t {names}":
    names.gradient = gradient(loss, names)
