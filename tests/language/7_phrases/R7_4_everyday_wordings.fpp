A = [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]
v = [3.0, -1.0, 4.0]
names = ["Ann", "Bob"]
print(count of rows in A, number of cols of A, number of values in A)         # expect: 2 3 6
print(number of items in names, length of v, number of dimensions of A)       # expect: 2 3 2
print(number of inputs to the neurons of A, number of neurons in A)           # expect: 3 2
print(the sum of v, the average of A, maximum of v, minimum of v)             # expect: 6.0 3.5 4.0 -1.0
print(the largest value in v, the smallest element of v)                      # expect: 4.0 -1.0
print(the square root of 9, absolute value of -3, the shape of A)             # expect: 3.0 3 (2, 3)
print(the transpose of [[1, 2], [3, 4]])                                      # expect: [[1 3]
# expect:  [2 4]]
print(make an empty matrix with the same shape as v)                          # expect: [0. 0. 0.]
print(a zero vector of the same shape as v, a tensor of zeros with the same shape as v)  # expect: [0. 0. 0.] [0. 0. 0.]
print(create an empty matrix with 1 row and 2 columns, zero matrix of size 1 x 2)  # expect: [[0. 0.]] [[0. 0.]]
print(create an empty matrix of size (1, 2), an empty matrix with 1 row and 2 columns)  # expect: [[0. 0.]] [[0. 0.]]
print(empty vector of length 2, identity matrix of size 1)                    # expect: [0. 0.] [[1.]]
found = create an empty list
found.append(3)
print(found)                                                                  # expect: [3]
seed(1)
print(0 <= random number between 0 and 1, 1 <= random integer from 1 to 6 <= 6)   # expect: True True

image = [[0.0, 5.0], [10.0, 5.0]]
Scale the pixel values between 0 and 1
print(image)                                                                  # expect: [[0.  0.5]
# expect:  [1.  0.5]]
batch = [0.0, 5.0, 10.0]
Normalise batch to the range [0, 1]
print(batch)                                                                  # expect: [0.  0.5 1. ]

W = zeros(3, 2)
b = [1.0, 2.0]
c = [5.0]
Initialize W using Xavier
Initialize b and c with zeros
print(all(abs(W) <= sqrt(6 / 5)), any(W != 0), b, c)                          # expect: True True [0. 0.] [0.]
Initialise W with He Initialisation
Initialize b randomly
Initialize c to zero
print(any(b != 0), c)                                                         # expect: True [0.]

w = [1.0, 3.0]
Loss = sum(w^2)
print(the derivative of Loss with respect to w)                               # expect: [2. 6.]
Calculate the gradient of Loss with respect to w
Update w with SGD(0.25)
print(w)                                                                      # expect: [0.5 1.5]
epoch = 10
Print the training metrics                                                    # expect: epoch 10: loss 10.000000
