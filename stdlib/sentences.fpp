// Sentences: what they mean. A program may declare more; its own come before these.
// Names in a body that nothing here defines, such as epoch and Loss, are those of the program where the sentence stands.

// Gives how many rows a matrix has; a vector is one row.
// Source: listing 8.
// Example: number of rows in [[1, 2, 3], [4, 5, 6]] gives 2
Phrase "number of rows in {tensor}" -> Integer:
    return tensor.rows

// The same, with another word.
// Example: number of rows of [[1, 2, 3], [4, 5, 6]] gives 2
Phrase "number of rows of {tensor}" -> Integer:
    return tensor.rows

// Gives how many columns a matrix has; of a vector, its length.
// Source: listing 8.
// Example: number of columns in [[1, 2, 3], [4, 5, 6]] gives 3
Phrase "number of columns in {tensor}" -> Integer:
    return tensor.cols

// The same, with another word.
// Example: the number of columns of [1, 2, 3] gives 3
Phrase "number of columns of {tensor}" -> Integer:
    return tensor.cols

// Gives how many numbers a tensor holds.
// Example: number of elements in [[1, 2, 3], [4, 5, 6]] gives 6
Phrase "number of elements in {tensor}" -> Integer:
    return tensor.size

// The same, with another word.
// Example: number of elements of [1, 2, 3] gives 3
Phrase "number of elements of {tensor}" -> Integer:
    return tensor.size

// Gives how many inputs each neuron of a layer has: the columns of its weights.
// Source: listing 51.
// Example: number of input connections to the neurons in this [[1, 2, 3], [4, 5, 6]] gives 3
Phrase "number of input connections to the neurons in this {layer}" -> Integer:
    return layer.cols

// The same for a layer that is named otherwise.
// Example: number of input connections to the neurons in [[1, 2, 3], [4, 5, 6]] gives 3
Phrase "number of input connections to the neurons in {layer}" -> Integer:
    return layer.cols

// Gives a tensor of zeros with the shape of another one.
// Source: listing 2.
// Example: create empty tensor with same shape as [1, 2] gives [0, 0]
Phrase "create empty tensor with same shape as {tensor}" -> Tensor:
    return zeros(tensor.shape)

// The same without its verb.
// Example: an empty tensor with the same shape as [1, 2] gives [0, 0]
Phrase "empty tensor with same shape as {tensor}" -> Tensor:
    return zeros(tensor.shape)

// Gives a matrix of zeros.
// Source: listing 8.
// Example: empty matrix of size (2 x 1) gives [[0], [0]]
Phrase "empty matrix of size ({rows} x {columns})" -> Tensor:
    return zeros(rows, columns)

// The same with a comma.
// Example: empty matrix of size (2, 1) gives [[0], [0]]
Phrase "empty matrix of size ({rows}, {columns})" -> Tensor:
    return zeros(rows, columns)

// The same without brackets.
// Example: an empty matrix of size 2 x 1 gives [[0], [0]]
Phrase "empty matrix of size {rows} x {columns}" -> Tensor:
    return zeros(rows, columns)

// Moves and scales the pixels of the program's image in place, so that the smallest is 0 and the largest 1.
// An image of equal pixels becomes 0 everywhere.
// Source: listings 48 and 53.
// Example: image = [0.0, 5.0, 10.0]; Normalize pixel values to [0, 1]; image gives [0, 0.5, 1]
Phrase "Normalize pixel values to [0, 1]":
    low = min(image)
    range = max(image) - low
    if range == 0:
        range = 1
    for each row in image:
        for each pixel in row:
            pixel = (pixel - low) / range

// Moves and scales the numbers of a tensor in place, so that the smallest is 0 and the largest 1.
// Equal numbers all become 0.
// Example: batch = [[0.0, 5.0], [10.0, 5.0]]; Normalize batch to [0, 1]; batch gives [[0, 0.5], [1, 0.5]]
Phrase "Normalize {tensor} to [0, 1]":
    low = min(tensor)
    range = max(tensor) - low
    if range == 0:
        range = 1
    for each row in tensor:
        for each number in row:
            number = (number - low) / range

// Fills weights, one row per neuron and one column per input, with random numbers between ±√(6 / (inputs + neurons)).
// Source: listing 50; Glorot and Bengio 2010.
// Example: W = zeros(2, 3); Initialize W with Xavier Initialization; all(abs(W) <= sqrt(6 / 5)) gives true
Phrase "Initialize {weights} with Xavier Initialization":
    limit = sqrt(6) / sqrt(weights.cols + weights.rows)
    for each neuron in weights:
        for each weight in neuron:
            weight = Pseudo_Random_Range_float32(-limit, limit)

// Fills weights, one row per neuron and one column per input, from a bell curve of variance 2 / inputs.
// Source: listing 51; He, Zhang, Ren and Sun 2015.
// Example: W = zeros(2, 3); Initialize W with He Initialization; W.shape gives zeros(2, 3).shape
Phrase "Initialize {weights} with He Initialization":
    deviation = sqrt(2 / weights.cols)
    for each neuron in weights:
        for each weight in neuron:
            weight = Random_Normal(mean=0, std_dev=deviation)

// Fills a tensor with zeros, as biases begin.
// Example: b = [1.5, 2.5]; Initialize b with Zero Initialization; b gives [0, 0]
Phrase "Initialize {tensor} with Zero Initialization":
    for each row in tensor:
        for each number in row:
            number = 0

// Fills a tensor with random numbers that are all equally likely between -0.5 and 0.5.
// Source: listing 49, which leaves the limits to the reader.
// Example: W = zeros(2, 3); Initialize W with Random Initialization; all(abs(W) <= 0.5) gives true
Phrase "Initialize {tensor} with Random Initialization":
    for each row in tensor:
        for each number in row:
            number = Pseudo_Random_Range_float32(-0.5, 0.5)

// Fills several weights, each as alone.
// Example: W1 = zeros(2, 3); W2 = zeros(1, 2); Initialize W1 and W2 with Xavier Initialization; any(W2 != 0) gives true
Phrase "Initialize {names} with Xavier Initialization":
    for each item in names:
        Initialize item.value with Xavier Initialization

// Fills several weights, each as alone.
// Example: W1 = zeros(2, 3); W2 = zeros(1, 2); Initialize W1 and W2 with He Initialization; any(W2 != 0) gives true
Phrase "Initialize {names} with He Initialization":
    for each item in names:
        Initialize item.value with He Initialization

// Fills several tensors with zeros.
// Example: b1 = [1.5, 2.5]; b2 = [3.5]; Initialize b1 and b2 with Zero Initialization; concat(b1, b2) gives [0, 0, 0]
Phrase "Initialize {names} with Zero Initialization":
    for each item in names:
        Initialize item.value with Zero Initialization

// Fills several tensors, each as alone.
// Example: W1 = zeros(2, 3); W2 = zeros(2); Initialize W1 and W2 with Random Initialization; any(W2 != 0) gives true
Phrase "Initialize {names} with Random Initialization":
    for each item in names:
        Initialize item.value with Random Initialization

// Prints the program's epoch and Loss.
// Source: listing 53.
// Example: epoch = 10; Loss = 0.25; Log training metrics; Loss gives 0.25
Phrase "Log training metrics":
    print(f"epoch {epoch}: loss {Loss:.6f}")

// Takes a step against the gradients that were computed last, each name with a memory of its own.
// optimizer: Adam, SGD, Momentum, RMSProp, AdaGrad or AdamW, with a learning rate as in Adam(0.01); a class of your own with the method
// update(name, value, gradient), which gives the new value; or an object of one. A line that names a class owns one object of it,
// made before the loop.
// Source: listing 53.
// Example: w = [1.0]; Loss = sum(w^2); Compute gradients of Loss w.r.t. w; Update w using SGD(0.25) Optimizer; w gives [0.5]
Phrase "Update {names} using {optimizer} Optimizer":
    for each item in names:
        item.value = optimizer.update(item.name, item.value, item.gradient)

// Gives the derivative of a number by each name, with the shape of what the name holds; several names give several gradients.
// Example: w = [1.0, 3.0]; Loss = sum(w^2); gradient of Loss with respect to w gives [2, 6]
Phrase "gradient of {loss} with respect to {names}" -> Tensor:
    return gradient(loss, names)

// The same, shorter.
// Example: w = [1.0, 3.0]; Loss = sum(w^2); gradient of Loss w.r.t. w gives [2, 6]
Phrase "gradient of {loss} w.r.t. {names}" -> Tensor:
    return gradient(loss, names)

// The same without the last dot.
// Example: w = [1.0, 3.0]; Loss = sum(w^2); gradient of Loss w.r.t w gives [2, 6]
Phrase "gradient of {loss} w.r.t {names}" -> Tensor:
    return gradient(loss, names)

// The same for several names.
// Example: a = 2.0; b = 3.0; Loss = a * b; gradients of Loss with respect to a and b gives (3, 2)
Phrase "gradients of {loss} with respect to {names}" -> Tensor:
    return gradient(loss, names)

// The same, shorter.
// Example: a = 2.0; b = 3.0; Loss = a * b; gradients of Loss w.r.t. a and b gives (3, 2)
Phrase "gradients of {loss} w.r.t. {names}" -> Tensor:
    return gradient(loss, names)

// The same without the last dot.
// Example: a = 2.0; b = 3.0; Loss = a * b; gradients of Loss w.r.t a and b gives (3, 2)
Phrase "gradients of {loss} w.r.t {names}" -> Tensor:
    return gradient(loss, names)

// Keeps the gradient for each name: W.gradient, b.gradient and so on, until it is computed again.
// Example: w = [1.0, 3.0]; Loss = sum(w^2); Compute gradients of Loss with respect to w; w.gradient gives [2, 6]
Phrase "Compute gradients of {loss} with respect to {names}":
    names.gradient = gradient(loss, names)

// The same, shorter.
// Source: listing 53.
// Example: w = [1.0, 3.0]; Loss = sum(w^2); Compute gradients of Loss w.r.t. w; w.gradient gives [2, 6]
Phrase "Compute gradients of {loss} w.r.t. {names}":
    names.gradient = gradient(loss, names)

// The same without the last dot.
// Example: w = [1.0, 3.0]; Loss = sum(w^2); Compute gradients of Loss w.r.t w; w.gradient gives [2, 6]
Phrase "Compute gradients of {loss} w.r.t {names}":
    names.gradient = gradient(loss, names)

// The same for one name.
// Example: w = [1.0, 3.0]; Loss = sum(w^2); Compute gradient of Loss with respect to w; w.gradient gives [2, 6]
Phrase "Compute gradient of {loss} with respect to {names}":
    names.gradient = gradient(loss, names)

// The same, shorter.
// Example: w = [1.0, 3.0]; Loss = sum(w^2); Compute gradient of Loss w.r.t. w; w.gradient gives [2, 6]
Phrase "Compute gradient of {loss} w.r.t. {names}":
    names.gradient = gradient(loss, names)
