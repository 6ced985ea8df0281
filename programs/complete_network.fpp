// A complete network learns to read handwritten digits: listing 53 of the paper, sentence for sentence.
//
// What differs from the listing as printed:
// - The images of a batch stand side by side, one in each column, so that one pass serves them all.
// - Loss is a number, the mean of the squares; the listing leaves a tensor, which has no gradient.
// - Biases3 is called like Biases1 and Biases2; the listing says Bias3.
// - Two lines group the weights and the biases, so that `Weights and Biases` means something.
// - What the listing takes for granted is said: the data, the sizes of the layers, when to stop, and a test at the end.
//
// Data: data/digits.csv holds 1,797 pictures of 8 x 8 pixels, the test set of "Optical Recognition of Handwritten Digits" (UCI)
// by E. Alpaydin and C. Kaynak, CC BY 4.0: 64 columns with the ink of a pixel from 0 to 16, and one with the digit it shows.

seed(0) // the same split, the same first weights, the same result on every run

table = load("data/digits.csv")
images = table[:, :64]
digits = table[:, 64]

// 1. Preprocessing

for each image in images:
    Normalize pixel values to [0, 1]

// A fifth is held back: what the network will be tested on, it never sees while it learns.
train_images, test_images, train_digits, test_digits = train_test_split(images, digits, 0.2)

// 2. Initialization

Weights1 = zeros(64, 64)
Weights2 = zeros(32, 64)
Weights3 = zeros(10, 32)
Biases1 = zeros(64, 1)
Biases2 = zeros(32, 1)
Biases3 = zeros(10, 1)

Weights = [Weights1, Weights2, Weights3]
Biases = [Biases1, Biases2, Biases3]

Phrase "Initialize weights and biases for each layer with Xavier Initialization":
    for each layer in Weights:
        Initialize layer with Xavier Initialization
    for each layer in Biases:
        Initialize layer with Zero Initialization

Initialize weights and biases for each layer with Xavier Initialization

// 3. Training loop

Epsilon = 0.0001
losses = []

for each epoch in range(1, 21):
    for each batch in batches(train_images.rows, 32):
        // Forward pass

        Input = train_images[batch].T
        Target = one_hot(train_digits[batch], 10).T

        Hidden1 = Swish(Weights1 x Input + Biases1)
        Hidden2 = Swish(Weights2 x Hidden1 + Biases2)
        Output = Sigmoid(Weights3 x Hidden2 + Biases3)

        // Loss calculation

        Loss = (Output - Target).raised2.mean

        // Backward pass (backpropagation)

        Compute gradients of Loss w.r.t Weights and Biases
        Update Weights and Biases using Adam Optimizer

    // Logging

    losses.append(Loss)
    if epoch mod 10 == 0:
        Log training metrics

    // Stopping condition

    if Loss < Epsilon:
        break training loop

// The test: the digit whose output is largest, for images that the network has never seen.

Function read(some_images: Tensor):
    Hidden1 = Swish(Weights1 x some_images.T + Biases1)
    Hidden2 = Swish(Weights2 x Hidden1 + Biases2)
    Output = Sigmoid(Weights3 x Hidden2 + Biases3)
    return argmax(Output, axis=0)

test_accuracy = Accuracy(read(test_images), test_digits)
print(f"{test_accuracy:.1%} of {test_images.rows} images that it has never seen are read rightly")

plot(losses)
plot_axes("epoch", "loss")
save_plot("complete_network_loss.png")
