// Activation functions.

// Squashes every number into (0, 1).
// Also called: logistic
Function Sigmoid(T) -> T:
    for row in T:
        for col in row:
            col = 1 / (1 + exp(-col))
