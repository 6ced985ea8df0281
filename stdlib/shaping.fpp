// The shape of tensors: turning, padding, flattening, cutting and joining. The numbers stay, their places change.

// Turns a matrix over its diagonal, so that rows become columns.
// Tensor: a matrix; a vector stays as it is, and of a batch every matrix is turned. For a matrix, M.T does the same.
// Use it when: rows shall be columns, as for a gradient that goes back through a layer.
// Source: listing 11, which copies each element to its own place and so transposes nothing.
// Also called: Tensor_Transpose
// Example: Transpose([[1, 2, 3], [4, 5, 6]]) gives [[1, 4], [2, 5], [3, 6]]
Function Transpose(Tensor) -> Transposed_Tensor:
    if Tensor.rank < 2:
        return Tensor
    Transposed_Tensor = Empty_Tensor(concat(Tensor.shape[:-2], [Tensor.cols, Tensor.rows]))
    for row in Tensor:
        for col in row:
            Transposed_Tensor[col][row] = Tensor[row][col]
    return Transposed_Tensor

// Brings a tensor to a given shape.
// What is missing is filled in below and to the right, what is too much is cut off there.
// Tensor: a vector, a matrix or a batch. New_Shape: its new sizes, as many as it has axes. Zero_value: what fills the gaps, 0 unless
// given.
// Use it when: texts or pictures of different sizes must go into one batch.
// Source: listing 12, which neither fills rows nor trims.
// Also called: Pad, Tensor_Padding
// Example: Padding([[1, 2], [3, 4]], [3, 3]) gives [[1, 2, 0], [3, 4, 0], [0, 0, 0]]
// Example: Padding([1, 2, 3], [2]) gives [1, 2]
Function Padding(Tensor: Tensor, New_Shape, Zero_value = 0) -> Padded_Tensor:
    Padded_Tensor = full(New_Shape, Zero_value)
    if Tensor.rank != Padded_Tensor.rank:
        throw Error(f"The new shape needs {Tensor.rank} sizes, not {Padded_Tensor.rank}.")
    for axis from 2 to Tensor.rank - 1:
        Tensor = fit_axis(Tensor, axis, Padded_Tensor.shape[axis], Zero_value)
    rows = min(Tensor.shape.x, Padded_Tensor.shape.x)
    if Tensor.rank == 1:
        Padded_Tensor[0:rows] = Tensor[0:rows]
    else:
        cols = min(Tensor.shape.y, Padded_Tensor.shape.y)
        Padded_Tensor[0:rows, 0:cols] = Tensor[0:rows, 0:cols]
    return Padded_Tensor

// Brings one axis of a tensor to a given size.
// What is missing is filled in at its end, what is too much is cut off there.
// Tensor: a tensor of any shape. axis: which axis, from 0. size: its new size. filler: what fills the gap, 0 unless given.
// Background: all axes before it count as one, and so do all axes behind it; what is left has three.
// Use it when: one axis alone is to be made longer or shorter, such as the texts of a batch.
// Source: listing 12, along one axis.
// Example: fit_axis([[1, 2, 3], [4, 5, 6]], 1, 2) gives [[1, 2], [4, 5]]
// Example: fit_axis([[1, 2]], 0, 2, 9) gives [[1, 2], [9, 9]]
Function fit_axis(Tensor: Tensor, axis: Integer, size: Integer, filler = 0) -> Fitted:
    before = Product(Tensor.shape[:axis])
    behind = Product(Tensor.shape[axis + 1 :])
    Parts = reshape(Tensor, [before, Tensor.shape[axis], behind])
    Fitted = full([before, size, behind], filler)
    kept = min(Tensor.shape[axis], size)
    Fitted[:, 0:kept] = Parts[:, 0:kept]
    New_Shape = [old_size for old_size in Tensor.shape]
    New_Shape[axis] = size
    return reshape(Fitted, New_Shape)

// Lays all elements of a tensor in one row.
// Tensor: a number or a tensor of any shape. The result is a vector, row after row.
// Use it when: a picture goes into a dense layer, which takes vectors.
// Source: listing 13, which never gives its result back.
// Example: Flatten([[1, 2], [3, 4]]) gives [1, 2, 3, 4]
Function Flatten(Tensor) -> Tensor:
    flattened_tensor = []
    for row in Tensor:
        for col in row:
            flattened_tensor.append(col)
    return flattened_tensor

// Multiplies all sizes of a shape, which gives the number of elements of a tensor of that shape.
// Shape_Array: a shape, or a vector or list of numbers. Of no numbers it is 1.
// Use it when: it is asked how many elements a shape has.
// Source: listing 14.
// Also called: Shape_Product
// Example: Product([2, 3, 4]) gives 24
Function Product(Shape_Array):
    result = 1
    for dim in Shape_Array:
        result *= dim
    return result

// Gives a tensor another shape with the same elements in the same order.
// Tensor: a tensor of any shape. New_Shape: sizes whose product is its number of elements.
// Use it when: a flat row of pixels is to be a picture again.
// Source: listing 15, which handles matrices only.
// Also called: Tensor_Reshape
// Example: Reshape([1, 2, 3, 4, 5, 6], [2, 3]) gives [[1, 2, 3], [4, 5, 6]]
Function Reshape(Tensor: Tensor, New_Shape) -> Reshaped_Tensor:
    flat_data = Flatten(Tensor)
    Reshaped_Tensor = Empty_Tensor(New_Shape)
    if flat_data.len() != Reshaped_Tensor.size:
        throw Error(f"{flat_data.len()} elements do not fill the shape {Reshaped_Tensor.shape}.")
    for row in Reshaped_Tensor:
        for col in row:
            col = flat_data[rowIndex * row.len() + colIndex]
    return Reshaped_Tensor

// Adds an axis of size 1.
// Tensor: a tensor. axis: where the new axis stands; 0, the default, puts it first and -1 last.
// Use it when: one example must look like a batch of one.
// Source: the unsqueeze of PyTorch.
// Also called: expand_dims
// Example: unsqueeze([1, 2]) gives [[1, 2]]
// Example: unsqueeze([1, 2], -1) gives [[1], [2]]
Function unsqueeze(Tensor, axis = 0) -> Tensor:
    if axis < 0:
        axis = axis + Tensor.rank + 1
    sizes = [size for size in Tensor.shape]
    sizes.insert(axis, 1)
    return reshape(Tensor, sizes)

// Takes away all axes of size 1.
// Tensor: a tensor.
// Use it when: a batch of one is to be a single example again.
// Source: the squeeze of PyTorch.
// Example: squeeze([[[1], [2]]]) gives [1, 2]
Function squeeze(Tensor) -> Tensor:
    return reshape(Tensor, [size for size in Tensor.shape if size != 1])

// Stretches a tensor to a larger shape by repeating it along axes of size 1.
// Tensor: a number or a tensor. New_Shape: a shape that it broadcasts to.
// Use it when: a row must really stand in every row; arithmetic stretches it by itself (broadcasting).
// Source: the expand of PyTorch.
// Also called: broadcast_to
// Example: expand([1, 2], [2, 2]) gives [[1, 2], [1, 2]]
Function expand(Tensor, New_Shape):
    return full(New_Shape, Tensor)

// Lays copies of a tensor one after the other along its first axis.
// Tensor: a vector or a tensor of higher rank. times: how many copies, from 1.
// Use it when: a pattern is repeated, or every example is wanted several times.
// Source: the tile of NumPy.
// Also called: repeat, repeat_tensor, repeat_rows
// Example: tile([1, 2], 3) gives [1, 2, 1, 2, 1, 2]
Function tile(Tensor: Tensor, times: Integer):
    return concat([Tensor for i in range(times)])

// Puts two matrices side by side.
// Left, Right: matrices with as many rows.
// Use it when: features are added to a table. concat(A, B) puts one below the other.
// Source: the hstack of NumPy.
// Also called: concatenate_columns, side_by_side, hstack
// Example: concat_columns([[1], [2]], [[3, 4], [5, 6]]) gives [[1, 3, 4], [2, 5, 6]]
Function concat_columns(Left: Tensor, Right: Tensor):
    left_rows = Left.rows
    right_rows = Right.rows
    if left_rows != right_rows:
        throw Error(f"A matrix with {left_rows} rows does not fit beside one with {right_rows}.")
    return concat(Left.T, Right.T).T

// Cuts a tensor into pieces of equal length along its first axis.
// Tensor: a vector or a tensor of higher rank. size: the rows of a piece, from 1; the last one may be shorter.
// Use it when: a large batch is worked through in parts.
// Source: the split of PyTorch.
// Also called: split_tensor, chunk_rows
// Example: split_rows([1, 2, 3], 2)[1] gives [3]
Function split_rows(Tensor: Tensor, size: Integer):
    return [Tensor[start : start + size].clone() for start in range(0, Tensor.len(), size)]

// Gives some rows of a tensor as a tensor of their own.
// Tensor: a tensor. first: the first row. last: the row before which it ends.
// Use it when: some of the examples are taken out.
// Source: the slices of Python.
// Also called: slice_of_rows
// Example: slice_rows([[1, 2], [3, 4], [5, 6]], 1, 3) gives [[3, 4], [5, 6]]
Function slice_rows(Tensor: Tensor, first: Integer, last: Integer) -> Tensor:
    return Tensor[first:last]

// Gives some columns of a tensor as a tensor of their own.
// Tensor: a matrix, or a batch, of which each row is cut; a vector is one row. first: the first column. last: the column before which
// it ends.
// Use it when: some of the features are taken out.
// Source: the slices of NumPy.
// Also called: slice_cols, slice_of_columns
// Example: slice_columns([[1, 2, 3], [4, 5, 6]], 1, 3) gives [[2, 3], [5, 6]]
Function slice_columns(Tensor: Tensor, first: Integer, last: Integer) -> Tensor:
    return Tensor.T[first:last].T
