// Arithmetic with tensors, written out element by element. `+ - * /` and `x` do the same in one sign.

// Multiplies two vectors element by element and adds up the products.
// VectorA, VectorB: vectors of the same length. The result is one number.
// Background: it is largest where both point the same way and 0 where they stand at right angles. A neuron is the dot product
// of its weights and its inputs.
// Use it when: two lists of numbers are weighed against each other, such as inputs and weights.
// Source: listing 1.
// Also called: dot_product, dot, Inner_Product
// Example: DotProduct([1, 2, 3], [4, 5, 6]) gives 32
Function DotProduct(VectorA, VectorB) -> ScalarResult:
    if VectorA.len() != VectorB.len():
        throw Error("Vectors must be the same length.")
    ScalarResult = 0
    for i in VectorA.len():
        ScalarResult = ScalarResult + VectorA[i] * VectorB[i]

// Adds two tensors, element by element.
// Tensor1, Tensor2: tensors of the same shape.
// Use it when: learning what `+` does to tensors; programs write `A + B`.
// Do not use it when: a row is to be added to every row of a matrix: `+` stretches it (broadcasting).
// Source: listing 2, which would read only a part of a larger Tensor2.
// Also called: Tensor_Addition, Tensor_Add
// Example: Add([[1, 2], [3, 4]], [[10, 20], [30, 40]]) gives [[11, 22], [33, 44]]
Function Add(Tensor1, Tensor2) -> Tensor1:
    if Tensor1.shape != Tensor2.shape:
        throw Error("Tensors must have the same shape.")
    for row in Tensor1:
        for col in row:
            col + Tensor2[row][col]

// Subtracts the second tensor from the first, element by element.
// Tensor1, Tensor2: tensors of the same shape.
// Use it when: learning what `-` does to tensors; programs write `A - B`.
// Source: listing 3.
// Also called: Tensor_Subtraction, Tensor_Subtract
// Example: Subtract([5, 7], [1, 10]) gives [4, -3]
Function Subtract(Tensor1, Tensor2) -> Tensor1:
    if Tensor1.shape != Tensor2.shape:
        throw Error("Tensors must have the same shape.")
    for row in Tensor1:
        for col in row:
            col - Tensor2[row][col]

// Multiplies two tensors, element by element (the Hadamard product).
// Tensor1, Tensor2: tensors of the same shape.
// Use it when: each element has a partner of its own, such as a gradient and a slope; programs write `A * B`.
// Do not use it when: rows are to meet columns: that is MatMul, or `x`.
// Source: listing 2, with a product in place of the sum.
// Also called: Tensor_Multiplication, Hadamard_Product, Hadamard, elementwise_multiply
// Example: Multiply([2, 3], [4, -1]) gives [8, -3]
Function Multiply(Tensor1, Tensor2) -> Tensor1:
    if Tensor1.shape != Tensor2.shape:
        throw Error("Tensors must have the same shape.")
    for row in Tensor1:
        for col in row:
            col * Tensor2[row][col]

// Divides the first tensor by the second, element by element.
// Tensor1, Tensor2: tensors of the same shape. Dividing by 0 gives infinity, and 0 / 0 gives nan.
// Use it when: each element has a divisor of its own; programs write `A / B`.
// Source: listing 3, with a quotient in place of the difference.
// Also called: Tensor_Division, Tensor_Divide
// Example: Divide([1, 9], [2, 3]) gives [0.5, 3]
Function Divide(Tensor1, Tensor2) -> Tensor1:
    if Tensor1.shape != Tensor2.shape:
        throw Error("Tensors must have the same shape.")
    for row in Tensor1:
        for col in row:
            col / Tensor2[row][col]

// Adds one number to every element.
// Tensor: a number or a tensor of any shape. Scalar: a number.
// Use it when: all elements move by the same step.
// Source: listing 4.
// Also called: Scalar_Addition
// Example: Add_Scalar([1, 2], 0.5) gives [1.5, 2.5]
Function Add_Scalar(Tensor, Scalar) -> Tensor:
    for row in Tensor:
        for col in row:
            col += Scalar

// Subtracts one number from every element.
// Tensor: a number or a tensor of any shape. Scalar: a number.
// Use it when: all elements move back by the same step, such as their mean.
// Source: listing 5.
// Also called: Subtract_Scalar, Scalar_Subtraction
// Example: Sub_Scalar([1, 2], 0.5) gives [0.5, 1.5]
Function Sub_Scalar(Tensor, Scalar) -> Tensor:
    for row in Tensor:
        for col in row:
            col -= Scalar

// Multiplies every element by one number.
// Tensor: a number or a tensor of any shape. Scalar: a number.
// Use it when: all elements grow by the same factor, such as a gradient by the learning rate.
// Source: listing 6, which calls it Mut_Scalar.
// Also called: Mut_Scalar, Multiply_Scalar, Scalar_Multiplication
// Example: Mul_Scalar([1, -2], 3) gives [3, -6]
Function Mul_Scalar(Tensor, Scalar) -> Tensor:
    for row in Tensor:
        for col in row:
            col = col * Scalar

// Divides every element by one number.
// Tensor: a number or a tensor of any shape. Scalar: a number other than 0.
// Use it when: all elements shrink by the same factor, such as a sum by a count.
// Source: listing 7.
// Also called: Divide_Scalar, Scalar_Division
// Example: Div_Scalar([1, -2], 4) gives [0.25, -0.5]
Function Div_Scalar(Tensor, Scalar) -> Tensor:
    for row in Tensor:
        for col in row:
            col = col / Scalar

// Raises every element to one power.
// Tensor: a number or a tensor of any shape. Scalar: the exponent; a negative or fractional one makes fractions.
// Use it when: errors are squared, or roots are taken of all elements at once.
// Source: listing 10.
// Also called: Tensor_Power, Power_Scalar
// Example: Raise_by_Scalar([1, -2, 3], 2) gives [1, 4, 9]
Function Raise_by_Scalar(Tensor, Scalar) -> Tensor:
    for row in Tensor:
        for col in row:
            col = col ** Scalar

// Takes away the sign of every element.
// Tensor: a number or a tensor of any shape.
// Use it when: only the size of an error counts, not its direction.
// Source: listing 19.
// Also called: Tensor_Abosulute, Absolute_Value
// Example: Tensor_Absolute([-1.5, 2]) gives [1.5, 2]
Function Tensor_Absolute(Tensor) -> Tensor:
    for row in Tensor:
        for col in row:
            col = col.abs()

// Multiplies two matrices, every row of the first with every column of the second.
// TensorA: n rows, k columns. TensorB: k rows, m columns. The result has n rows and m columns.
// Background: element (i, j) is the dot product of row i of A and column j of B. The order matters.
// Use it when: a layer meets a batch, or one linear step follows another.
// Do not use it when: vectors or batches are to be multiplied: `A x B` takes them too.
// Source: listing 8, which does not check that the inner sizes agree.
// Also called: Matrix_Multiplication, Matrix_Multiply
// Example: MatMul([[1, 2], [3, 4]], [[5, 6], [7, 8]]) gives [[19, 22], [43, 50]]
Function MatMul(TensorA, TensorB) -> TensorC:
    if TensorA.rank != 2 or TensorB.rank != 2:
        throw Error("MatMul multiplies two matrices.")
    if TensorA.cols != TensorB.rows:
        throw Error(
            f"A matrix with {TensorA.cols} columns needs one with as many rows, not {TensorB.rows}."
        )
    TensorC = Empty_Tensor(TensorA.rows, TensorB.cols)
    for row in TensorA.rows:
        for col in TensorB.cols:
            sum = 0
            for k in TensorA.cols:
                sum += TensorA[row][k] * TensorB[k][col]
            TensorC[row][col] = sum

// Multiplies every element of one vector by every element of another.
// VectorA, VectorB: vectors of n and m elements. The result has n rows and m columns.
// Background: the gradient of a layer's weights is the outer product of its error and its input.
// Use it when: a table of all products of two vectors is wanted.
// Source: the outer of NumPy.
// Also called: outer, Tensor_Product
// Example: outer_product([1, 2], [3, 4, 5]) gives [[3, 4, 5], [6, 8, 10]]
Function outer_product(VectorA, VectorB) -> Result:
    Result = Empty_Tensor(VectorA.len(), VectorB.len())
    for i in VectorA.len():
        for j in VectorB.len():
            Result[i][j] = VectorA[i] * VectorB[j]

// Gives the shape that two tensors have together when the smaller one is stretched to the larger one.
// ShapeA, ShapeB: shapes, or vectors of sizes.
// Background: shapes are laid over each other from the right; two sizes fit where they are equal or one of them is 1, and an
// axis that is missing counts as 1.
// Use it when: it is asked what shape `A + B` will have.
// Source: the broadcasting rules of NumPy.
// Also called: broadcasted_shape, broadcast
// Example: broadcast_shape([8, 1, 3], [5, 1]) gives [8, 5, 3]
Function broadcast_shape(ShapeA, ShapeB) -> sizes:
    sizes = []
    rank = max(ShapeA.len(), ShapeB.len())
    for axis in range(rank):
        a = size_from_right(ShapeA, rank - axis)
        b = size_from_right(ShapeB, rank - axis)
        if a != b and a != 1 and b != 1:
            throw Error(f"The sizes {a} and {b} do not fit together.")
        sizes.append(b if a == 1 else a)

// Tells whether two tensors can be added, multiplied and compared although their shapes differ.
// TensorA, TensorB: numbers or tensors of any shape.
// Background: see broadcast_shape.
// Use it when: it is asked whether `A + B` works, before it is written.
// Source: listing 9, which gives nothing back and looks at two axes only.
// Also called: is_broadcastable, can_broadcast
// Example: broadcastable([[1, 2, 3]], [[1], [2]]) gives true
// Example: broadcastable([1, 2], [1, 2, 3]) gives false
Function broadcastable(TensorA, TensorB):
    ShapeA = TensorA.shape
    ShapeB = TensorB.shape
    for place from 1 to min(ShapeA.len(), ShapeB.len()):
        a = size_from_right(ShapeA, place)
        b = size_from_right(ShapeB, place)
        if a != b and a != 1 and b != 1:
            return false
    return true

// Gives the size of an axis that is counted from the right; an axis that is not there has size 1.
// Shape: a shape, or a vector of sizes. place: 1 for the last axis, 2 for the one before it, and so on.
// Use it when: shapes of different lengths are laid over each other, as in broadcast_shape.
// Source: the broadcasting rules of NumPy.
// Example: size_from_right([4, 7], 1) gives 7
// Example: size_from_right([4, 7], 3) gives 1
Function size_from_right(Shape: Tensor, place):
    return Shape[Shape.len() - place] if place <= Shape.len() else 1

// Keeps every element between two limits.
// Tensor: a number or a tensor of any shape. low, high: the limits; low is not above high.
// Use it when: a probability must stay away from 0 and 1, or a pixel between black and white. clamp(t, low, high) does the same.
// Source: the clamp of PyTorch.
// Also called: Tensor_Clip, clamp_elements
// Example: Tensor_Clamp([-3, 0.5, 9], 0, 1) gives [0, 0.5, 1]
Function Tensor_Clamp(Tensor, low, high) -> Tensor:
    for row in Tensor:
        for col in row:
            col = clamp(col, low, high)

// Gives 1 for every positive element, -1 for every negative one and 0 for 0.
// Tensor: a number or a tensor of any shape. sign(t) does the same.
// Use it when: only the direction counts, as in the gradient of an absolute value.
// Source: the sign of NumPy.
// Also called: Signum
// Example: Tensor_Sign([-2.5, 0, 7]) gives [-1, 0, 1]
Function Tensor_Sign(Tensor) -> Tensor:
    for row in Tensor:
        for col in row:
            if col > 0:
                1
            else if col < 0:
                -1
            else if col == 0:
                0

// Takes every element from one tensor where a condition holds, and from another one elsewhere.
// Condition: a tensor of true and false, or of numbers, where 0 is false. Yes, No: tensors of its shape.
// Use it when: two formulas hold in two regions, as in Huber's loss.
// Do not use it when: one of the sides is a number, or the shapes differ: where(condition, yes, no) stretches them.
// Source: the where of NumPy.
// Also called: Choose_Elements, select_where
// Example: Tensor_Where([true, false], [1, 2], [10, 20]) gives [1, 20]
Function Tensor_Where(Condition, Yes, No) -> No:
    if Condition.shape != Yes.shape or Condition.shape != No.shape:
        throw Error("Tensors must have the same shape.")
    for row in No:
        for col in row:
            if Condition[row][col]:
                Yes[row][col]
            else:
                col

// Adds up a vector step by step and keeps every sum on the way.
// Vector: a vector. Element i of the result is the sum of its first i + 1 elements; of a matrix it is the sum of its first i + 1 rows.
// cumsum(v) does the same.
// Use it when: a balance, a distance or a distribution is followed step by step.
// Source: the cumsum of NumPy.
// Also called: running_sum, prefix_sum
// Example: cumulative_sum([1, 2, 3]) gives [1, 3, 6]
// Example: cumulative_sum([[1, 2], [3, 4]]) gives [[1, 2], [4, 6]]
Function cumulative_sum(Vector: Tensor) -> Tensor:
    sums = []
    total = 0
    for element in Vector:
        total = total + element
        sums.append(total)
    return sums

// Finds the place of the largest element.
// Vector: with at least one element. Of several equally large ones, the first counts. argmax(v) does the same, argmax(t, axis=1) row by row.
// Use it when: the class with the highest score is the answer.
// Source: the argmax of NumPy.
// Also called: place_of_maximum, index_of_maximum
// Example: Tensor_Argmax([3, 9, 2, 9]) gives 1
Function Tensor_Argmax(Vector: Tensor):
    best = 0
    for i from 1 to Vector.len() - 1:
        if Vector[i] > Vector[best]:
            best = i
    return best

// Finds the place of the smallest element.
// Vector: with at least one element. Of several equally small ones, the first counts. argmin(v) does the same.
// Use it when: the closest of several centres is the answer, or the cheapest of several choices.
// Source: the argmin of NumPy.
// Also called: place_of_minimum, index_of_minimum
// Example: Tensor_Argmin([3, 2, 9, 2]) gives 1
Function Tensor_Argmin(Vector: Tensor):
    best = 0
    for i from 1 to Vector.len() - 1:
        if Vector[i] < Vector[best]:
            best = i
    return best

// Puts the elements of a vector in order, the smallest first.
// Vector: a vector.
// Background: each element in turn moves left past all larger ones, as one sorts playing cards in the hand (insertion sort).
// Use it when: learning how sorting works.
// Do not use it when: there are more than some hundred elements; sort(v) does the same and is fast.
// Source: Knuth, The Art of Computer Programming, section 5.2.1.
// Also called: insertion_sort
// Example: Tensor_Sort([3, 1, 2]) gives [1, 2, 3]
Function Tensor_Sort(Vector: Tensor) -> Vector:
    for i from 1 to Vector.len() - 1:
        card = Vector[i]
        place = i
        while place > 0 and Vector[place - 1] > card:
            Vector[place] = Vector[place - 1]
            place -= 1
        Vector[place] = card

// Adds up each row.
// Tensor: a vector gives one number, a matrix one number per row, a batch one per row of each. sum(t, axis=-1) does the same.
// Use it when: each row is an example, and its parts are added up.
// Source: the sum of NumPy, along the last axis.
// Also called: sum_of_rows, sum_along_rows
// Example: Row_Sums([[1, 2], [3, 4]]) gives [3, 7]
Function Row_Sums(Tensor) -> Tensor:
    sums = []
    for row in Tensor:
        total = 0
        for col in row:
            total += col
        sums.append(total)
    return sums

// Gives the mean of each row.
// Tensor: a vector gives one number, a matrix one number per row, a batch one per row of each. mean(t, axis=-1) does the same.
// Use it when: each row is an example, and its parts are averaged.
// Source: the mean of NumPy, along the last axis.
// Also called: mean_of_rows, mean_along_rows
// Example: Row_Means([[1, 2], [3, 5]]) gives [1.5, 4]
Function Row_Means(Tensor) -> Tensor:
    means = []
    for row in Tensor:
        total = 0
        for col in row:
            total += col
        means.append(total / row.len())
    return means

// Adds up each column of a matrix.
// Tensor: a matrix. The result has one number per column. sum(t, axis=0) does the same.
// Use it when: the gradient of a bias is collected from a batch.
// Source: the sum of NumPy, along the first axis.
// Also called: sum_of_columns, sum_along_columns
// Example: Column_Sums([[1, 2], [3, 4]]) gives [4, 6]
Function Column_Sums(Tensor: Tensor):
    totals = zeros(Tensor.cols)
    for row in Tensor.rows:
        for col in Tensor.cols:
            totals[col] += Tensor[row][col]
    return totals

// Gives the mean of each column of a matrix.
// Tensor: a matrix with at least one row. The result has one number per column. mean(t, axis=0) does the same.
// Use it when: each column is a feature whose middle is wanted, as before it is centred.
// Source: the mean of NumPy, along the first axis.
// Also called: mean_of_columns, mean_along_columns
// Example: Column_Means([[1, 2], [3, 5]]) gives [2, 3.5]
Function Column_Means(Tensor: Tensor):
    return Column_Sums(Tensor) / Tensor.rows

// Writes each label as a row of zeros with a single 1 at its place.
// labels: a whole number from 0, or a vector of them. number_of_classes: the length of a row.
// Background: row k of the identity matrix is the one-hot vector of label k, so the rows are simply picked from it.
// Use it when: a network with one output per class is compared with labels.
// Source: the one_hot of PyTorch.
// Also called: OneHot, one_hot_labels, to_categorical
// Example: one_hot([2, 0], 3) gives [[0, 0, 1], [1, 0, 0]]
// Example: one_hot(1, 2) gives [0, 1]
Function one_hot(labels, number_of_classes):
    if any(labels < 0) or any(labels >= number_of_classes):
        throw Error(f"Labels go from 0 to {number_of_classes - 1}.")
    return identity(number_of_classes)[labels + 0] // true and false are 1 and 0, and choose no rows
