// A neural network learns to read handwritten digits: every formula in the open, forward, backward and the step in between.
//
// Data: data/digits.csv holds 1,797 pictures of 8 x 8 pixels, the test set of "Optical Recognition of Handwritten Digits" (UCI)
// by E. Alpaydin and C. Kaynak, CC BY 4.0: 64 columns with the ink of a pixel from 0 to 16, and one with the digit it shows.
//
// The network: 64 pixels -> 64 neurons with ReLU -> 10 scores -> Softmax, which makes them the probabilities of the ten digits.
// One column is one picture, so a layer is Weights x Input + Biases, for a single picture and for a batch of them alike.

seed(0) // the same split, the same first weights, the same result on every run

hidden_neurons = 64
epochs = 30
batch_size = 64
learning_rate = 0.003

// 1. The data. A fifth is held back: what the network will be tested on, it never sees while it learns.

table = load("data/digits.csv")
pictures = table[:, :64] / 16 // from 0 (paper) to 1 (ink)
digits = table[:, 64]

train_pictures, test_pictures, train_digits, test_digits = train_test_split(pictures, digits, 0.2)
print(f"{train_pictures.rows} pictures to learn from, {test_pictures.rows} to be tested on")

// 2. The network: small random weights, biases of 0.

Weights1 = He_Normal(64, hidden_neurons)
Biases1 = zeros(hidden_neurons, 1)
Weights2 = He_Normal(hidden_neurons, 10)
Biases2 = zeros(10, 1)

print(f"{number_of_parameters([64, hidden_neurons, 10])} weights and biases to be found")

// 3. Forward: from pixels to probabilities.

Function forward(Input: Tensor):
    Hidden = max(Weights1 x Input + Biases1, 0) // ReLU
    Scores = Weights2 x Hidden + Biases2

    // Softmax of every column. Without its largest score, which changes no probability, no exponential can overflow.
    Exps = exp(Scores - max(Scores, axis=0))
    Probabilities = Exps / sum(Exps, axis=0)
    return Hidden, Probabilities

// The mean cross entropy: how much the right digits surprise the network.
Function loss_of(Probabilities: Tensor, Target: Tensor):
    return -sum(Target * log(Probabilities + epsilon)) / Target.cols

Function digits_in(some_pictures: Tensor):
    Hidden, Probabilities = forward(some_pictures.T)
    return argmax(Probabilities, axis=0)

// 4. Backward: the chain rule carries the error from the output to every weight.

Function backward(Input: Tensor, Hidden: Tensor, Probabilities: Tensor, Target: Tensor):
    // Through cross entropy and Softmax at once: what it said minus what was right.
    Error2 = (Probabilities - Target) / Target.cols

    // Through the second layer's weights, and through ReLU wherever it let the signal pass.
    Error1 = (Weights2.T x Error2) * (Hidden > 0)

    // A weight's gradient is error times input. A bias is added to every column, so its errors add up.
    return [Error1 x Input.T, sum_of_columns(Error1), Error2 x Hidden.T, sum_of_columns(Error2)]

Function sum_of_columns(Error: Tensor):
    return unsqueeze(sum(Error, axis=1), 1)

// 5. Training: after every batch, Adam takes a step against the gradients.

parameters = [Weights1, Biases1, Weights2, Biases2]
first_moments = [parameter * 0 for parameter in parameters]
second_moments = [parameter * 0 for parameter in parameters]
losses = []

for epoch from 1 to epochs:
    steps_before = losses.len()

    for batch in batches(train_pictures.rows, batch_size):
        Input = train_pictures[batch].T
        Target = one_hot(train_digits[batch], 10).T

        Hidden, Probabilities = forward(Input)
        losses.append(loss_of(Probabilities, Target))

        gradients = backward(Input, Hidden, Probabilities, Target)
        for parameter, gradient, m, v in zip(parameters, gradients, first_moments, second_moments):
            adam_optimizer(parameter, gradient, m, v, learning_rate, losses.len())

    loss = mean(losses[steps_before:])
    accuracy = Accuracy(digits_in(train_pictures), train_digits)
    print(f"epoch {epoch:2d}: loss {loss:.4f}, {accuracy:.1%} of the training pictures right")

// 6. The test, and a look at the first picture that was read wrongly.

predicted_digits = digits_in(test_pictures)
test_accuracy = Accuracy(predicted_digits, test_digits)
print(
    f"{test_accuracy:.1%} of {test_pictures.rows} pictures that it has never seen are read rightly"
)

Function draw(picture: Tensor):
    shades = " .:-=+*#%@"
    for row in picture.reshape(8, 8):
        line = ""
        for pixel in row:
            line += shades[floor(9 * pixel)] + shades[floor(9 * pixel)]
        print(line)

if test_accuracy < 1:
    wrong = argmax(predicted_digits != test_digits)
    print(f"This {test_digits[wrong]:.0f} was taken for a {predicted_digits[wrong]}:")
    draw(test_pictures[wrong])
