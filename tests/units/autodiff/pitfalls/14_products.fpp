## matrix and matrix
A = [[1.0, 2.0], [3.0, 4.0]]
B = [[5.0, 6.0], [7.0, 8.0]]
C = [[1.0, 2.0], [3.0, 5.0]]
Loss = sum(A @ B * C)
gA, gB = gradient of Loss with respect to A, B
#> gA = C @ B.T
#> gB = A.T @ C

## matrix and vector
A = [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]
v = [1.0, 0.5, 2.0]
c = [1.0, 10.0]
Loss = sum(A @ v * c)
gA, gv = gradient of Loss with respect to A, v
#> gA = np.outer(c, v)
#> gv = A.T @ c

## vector and matrix
A = [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]
v = [1.0, 0.5]
c = [1.0, 10.0, 100.0]
Loss = sum(v @ A * c)
gA, gv = gradient of Loss with respect to A, v
#> gA = np.outer(v, c)
#> gv = A @ c

## vector and vector
u = [1.0, 2.0]
v = [3.0, 4.0]
Loss = u @ v
gu, gv = gradient of Loss with respect to u, v
#> gu = v
#> gv = u

## batches of matrices
seed(1)
A = normal(0, 1, (4, 2, 3))
B = normal(0, 1, (4, 3, 5))
C = normal(0, 1, (4, 2, 5))
Loss = sum(A @ B * C)
gA, gB = gradient of Loss with respect to A, B
#> gA = C @ B.transpose(0, 2, 1)
#> gB = A.transpose(0, 2, 1) @ C

## a batch and one matrix
seed(1)
A = normal(0, 1, (4, 2, 3))
B = normal(0, 1, (3, 5))
C = normal(0, 1, (4, 2, 5))
Loss = sum(A @ B * C)
gA, gB = gradient of Loss with respect to A, B
#> gA = C @ B.T
#> gB = np.sum(A.transpose(0, 2, 1) @ C, axis=0)

## a batch and a vector
seed(1)
A = normal(0, 1, (4, 2, 3))
v = normal(0, 1, 3)
C = normal(0, 1, (4, 2))
Loss = sum(A @ v * C)
gA, gv = gradient of Loss with respect to A, v
#> gA = C[..., None] * v
#> gv = np.einsum("bi,bij->j", C, A)

## A @ A
A = [[1.0, 2.0], [3.0, 4.0]]
Loss = sum(A @ A)
g = gradient of Loss with respect to A
#> g = np.ones((2, 2)) @ A.T + A.T @ np.ones((2, 2))

## A^T @ A
A = [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]
C = [[1.0, 2.0], [3.0, 4.0]]
Loss = sum(A.T @ A * C)
g = gradient of Loss with respect to A
#> g = A @ (C + C.T)

## x^T A x of a matrix that is not symmetric
A = [[1.0, 2.0], [5.0, 4.0]]
v = [3.0, -1.0]
Loss = v @ A @ v
g = gradient of Loss with respect to v
#> g = (A + A.T) @ v

## as columns
A = [[1.0, 2.0], [5.0, 4.0]]
v = [[3.0], [-1.0]]
Loss = v.T x A x v
g = gradient of Loss with respect to v
#> g = (A + A.T) @ v

## transposed twice
A = [[1.0, 2.0, 3.0], [5.0, 4.0, 6.0]]
B = [[1.0, 2.0, 3.0], [5.0, 4.0, 6.0]]
Loss = sum(A.T.T * B)
g = gradient of Loss with respect to A
#> g = B

## as loops
A = [[1.0, 2.0], [3.0, 4.0]]
B = [[5.0, 6.0], [7.0, 8.0]]
C = zeros(2, 2)
for i in 2:
    for j in 2:
        for k in 2:
            C[i][j] += A[i][k] * B[k][j]
Loss = sum(C * C)
gA, gB = gradient of Loss with respect to A, B
#> gA = 2 * C @ B.T
#> gB = 2 * A.T @ C
