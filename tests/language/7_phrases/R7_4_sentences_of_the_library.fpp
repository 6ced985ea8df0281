Function add(Left, Right) -> Total:
    Total = create an empty tensor with the same shape as Left
    for row in Left:
        for col in row:
            Total[rowIndex][colIndex] = Left[rowIndex][colIndex] + Right[rowIndex][colIndex]

A = [[1, 2, 3], [4, 5, 6]]
print(add(A, A))                                                          # expect: [[ 2.  4.  6.]
# expect:  [ 8. 10. 12.]]
print(number of rows in A, number of columns in A, number of elements in A)   # expect: 2 3 6
print(number of input connections to the neurons in this A)              # expect: 3
print(empty matrix of size (number of columns in A x 1))                  # expect: [[0.]
# expect:  [0.]
# expect:  [0.]]
image = [[0.0, 5.0], [10.0, 5.0]]
Normalize pixel values to [0, 1]
print(image)                                                              # expect: [[0.  0.5]
# expect:  [1.  0.5]]
W = zeros(3, 2)
b = [1.0, 2.0]
Initialize W with Xavier Initialization
Initialize b with Zero Initialization
print(all(abs(W) <= sqrt(6 / 5)), any(W != 0), b)                         # expect: True True [0. 0.]
epoch = 10
Loss = 0.125
Log training metrics                                                      # expect: epoch 10: loss 0.125000
