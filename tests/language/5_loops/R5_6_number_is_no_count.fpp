// In a nest, a number that is given is the one element; a call never makes a parameter a count.
Function elements_of(T) -> found:
    found = []
    for row in T:
        for col in row:
            found.append(col)

Function same(T) -> T:
    for row in T:
        for col in row:
            col

print(elements_of(3), elements_of(2.5), elements_of(true))  # expect: [3] [2.5] [True]
print(same(3), same(-2.5), same([1, 2]))  # expect: 3 -2.5 [1 2]
print(Flatten(3), Flatten(2.5), Identity_Activation(4))  # expect: [3] [2.5] 4
print(Tensor_Where(true, 1, 2) * 1.0, Tensor_Where(0, 1, 2) * 1.0)  # expect: 1.0 2.0
