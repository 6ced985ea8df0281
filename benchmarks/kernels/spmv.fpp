// A sparse matrix, row by row as values and columns, times a vector.
Function spmv(starts: Tensor, columns: Tensor, values, x) -> y:
    y = zeros(starts.len() - 1)
    for i in starts.len() - 1:
        for k from starts[i] to starts[i + 1] - 1:
            y[i] += values[k] * x[columns[k]]
