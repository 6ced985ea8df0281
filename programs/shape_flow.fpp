// Shows the shape of everything in a network: 16 examples of 100 features go through 64 and 32 neurons to one number each.

seed(0)

X = normal(0, 1, [16, 100])
sizes = [100, 64, 32, 1]

// The shape of a product is the rows of the left and the columns of the right; a bias per neuron is added to every row.
Values = X
print(f"input    {Values.shape}")
for layer from 1 to sizes.len() - 1:
    Weights = He_Normal(sizes[layer - 1], sizes[layer])
    Biases = zeros(sizes[layer])
    print(f"layer {layer}  {Values.shape} x {Weights.T.shape} + {Biases.shape}")
    Values = Values x Weights.T + Biases
    if layer < sizes.len() - 1:
        Values = ReLU(Values)
    print(f"      -> {Values.shape}")

print()
print(f"The network has {number_of_parameters(sizes)} parameters:")
for layer from 1 to sizes.len() - 1:
    print(f"  layer {layer}: {sizes[layer - 1]} · {sizes[layer]} weights + {sizes[layer]} biases")

// A shape that does not fit is told with both shapes.
try:
    print(X x zeros(64, 100))
catch error:
    print()
    print("(16, 100) x (64, 100) does not fit: 100 columns meet 64 rows. Transposed it would.")
