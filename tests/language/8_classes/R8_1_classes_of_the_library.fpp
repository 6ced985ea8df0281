// A class of the library needs no `use`, stands above a class of the program, and hides neither its functions nor its variables.
Class Square(Layer):
    Function forward(self, X):
        self.input = X
        return X²

    Function backward(self, Gradient):
        return 2 * self.input * Gradient

Value = 3
network = Sequential([Square(), ReLU_Layer()])
print(network.forward([1, -2, Value]))              # expect: [1 4 9]
print(network.backward([1, 1, 1]))                  # expect: [ 2 -4  6]
print(network.parameters(), tanh(0), Square().gradients())  # expect: [] 0.0 []
try:
    Dropout(2)
catch error:
    print(error.message)                            # expect: The rate of Dropout goes from 0 up to but not 1.
