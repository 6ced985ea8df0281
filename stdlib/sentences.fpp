// Sentences: what they mean, in FPP. A program may declare more, and its own come first.

// The rows of a matrix; a vector is one row.
Phrase "number of rows in {tensor}" -> Integer:
    return tensor.rows
