// Layers as objects. Each remembers on the way forward what it needs on the way back, and several of them make a network.
// Examples are rows: a vector is one example, a matrix or batch holds one example per row.

// Describes what every layer can do; by itself it passes everything on.
// Background: a layer goes forward (from its input to its output), backward (from the gradient of the loss in its output to the
// one in its input), and takes a step against the gradients of its parameters. A layer of your own is a class with Layer above
// it, and needs no more than its forward and backward.
// Use it when: writing a layer of your own.
// Source: the Module of PyTorch.
// Example: Layer().forward([1, 2]) gives [1, 2]
Class Layer:
    // Gives the output for an input.
    Function forward(self, X):
        return X

    // Gives the gradient in the input from the one in the output.
    Function backward(self, Gradient):
        return Gradient

    // Gives the tensors that the layer learns, as a list.
    Function parameters(self):
        return []

    // Gives their gradients from the last backward pass, in the same order.
    Function gradients(self):
        return []

    // Moves every parameter a little against its gradient.
    Function step(self, learning_rate):
        for parameter, gradient in zip(self.parameters(), self.gradients()):
            sgd_optimizer(parameter, gradient, learning_rate)

    // Tells the layer whether it is being trained; only layers such as Dropout make a difference.
    Function set_training(self, training):
        self.training = training

// Makes a layer of neurons, each of which adds up its weighted inputs and its bias.
// number_of_inputs, number_of_neurons: whole numbers from 1. initialization: "Xavier", the default, or "He" where ReLU follows.
// Background: X x Weights.T + Biases. The weights have one row per neuron and one column per input, and begin at random; the
// biases begin at 0.
// Use it when: every output may depend on every input; most networks end in one.
// Do not use it when: several follow each other with nothing between them: together they are no more than one.
// Source: the Linear of PyTorch.
// Also called: Linear, Fully_Connected, Dense_Layer, Linear_Layer
// Example: Dense(3, 2).forward([[0, 0, 0]]) gives [[0, 0]]
// Example: Dense(3, 2, "He").weights.shape gives zeros(2, 3).shape
Class Dense(Layer):
    // Makes the weights and biases.
    Function init(self, number_of_inputs, number_of_neurons, initialization = "Xavier"):
        if initialization == "He":
            self.weights = He_Normal(number_of_inputs, number_of_neurons)
        else:
            self.weights = Xavier_Uniform(number_of_inputs, number_of_neurons)
        self.biases = zeros(number_of_neurons)

    // Gives the weighted sums of every neuron.
    Function forward(self, X: Tensor):
        self.input = X
        return dense_forward(X, self.weights, self.biases)

    // Keeps the gradients in weights and biases, and gives the one in the input.
    Function backward(self, Gradient: Tensor):
        self.weights_gradient, self.biases_gradient, Input_Gradient = dense_backward(
            self.input, self.weights, Gradient
        )
        return Input_Gradient

    // Gives the weights and the biases.
    Function parameters(self):
        return [self.weights, self.biases]

    // Gives the gradients in the weights and in the biases.
    Function gradients(self):
        return [self.weights_gradient, self.biases_gradient]

// Makes a layer that bends every number by a function.
// curve: a function of a number, such as Swish. slope: its derivative, such as swish_derivative.
// Background: the gradient from above is multiplied by the slope at the input, which is the chain rule.
// Use it when: an activation is wanted that has no class here.
// Source: Goodfellow, Bengio and Courville, Deep Learning, section 6.3.
// Also called: Activation_Layer
// Example: Activation(Swish, swish_derivative).forward([0, 0]) gives [0, 0]
Class Activation(Layer):
    // Keeps the function and its derivative.
    Function init(self, curve, slope):
        self.curve = curve
        self.slope = slope

    // Gives the value of the function for every number.
    Function forward(self, X: Tensor):
        self.input = X
        return self.curve(X)

    // Multiplies the gradient by the slope.
    Function backward(self, Gradient: Tensor):
        return Gradient * self.slope(self.input)

// Makes a layer of tanh, which squashes every number into the range from -1 to 1.
// Background: the slope goes down to 0 at both ends, so a number that is driven far out learns slowly.
// Use it when: between small layers; its outputs lie around 0.
// Source: the Tanh of PyTorch.
// Also called: Tanh_Layer
// Example: Tanh().forward([0, 800]) gives [0, 1]
Class Tanh(Activation):
    // Chooses tanh and its slope.
    Function init(self):
        super.init(tanh, tanh_derivative)

// Makes a layer of ReLU, which keeps positive numbers and turns all others into 0.
// Background: gradients pass unchanged where the input is positive, and not at all elsewhere.
// Use it when: in doubt, between hidden layers.
// Source: the ReLU of PyTorch.
// Also called: ReLULayer
// Example: ReLU_Layer().forward([-1, 2]) gives [0, 2]
Class ReLU_Layer(Activation):
    // Chooses ReLU and its slope.
    Function init(self):
        super.init(ReLU, relu_derivative)

// Makes a layer of Sigmoid, which squashes every number into the range from 0 to 1.
// Background: its slope is at most 1/4, so each such layer shrinks a gradient to a quarter at most.
// Use it when: last, for an answer between no and yes.
// Source: the Sigmoid of PyTorch.
// Also called: SigmoidLayer
// Example: Sigmoid_Layer().forward([0]) gives [0.5]
Class Sigmoid_Layer(Activation):
    // Chooses Sigmoid and its slope.
    Function init(self):
        super.init(Sigmoid, sigmoid_derivative)

// Makes a layer of Softmax, which turns the scores of each row into probabilities.
// Background: every probability depends on all scores of its row, so the gradient goes back through a whole matrix of slopes, the
// Jacobian, row by row.
// Use it when: probabilities go on into a loss other than cross entropy.
// Do not use it when: CrossEntropy follows; it takes the scores and holds the softmax already.
// Source: Bridle 1990.
// Also called: SoftmaxLayer
// Example: Softmax_Layer().forward([0, 0]) gives [0.5, 0.5]
Class Softmax_Layer(Layer):
    // Gives the probabilities.
    Function forward(self, X: Tensor):
        self.output = Softmax(X)
        return self.output

    // Multiplies the gradient by the Jacobian.
    Function backward(self, Gradient: Tensor):
        return softmax_gradient(self.output, Gradient)

// Makes a layer that switches off a random part of the numbers while it is being trained.
// rate: the share that is switched off, from 0 up to but not 1; 0.5 unless given.
// Background: no neuron can rely on a certain other one, so each learns something useful by itself.
// In depth: what is left is divided by 1 - rate, so that the sums behind it keep their size, and nothing has to change when the
// network predicts.
// Use it when: a network knows its examples by heart and fails on new ones.
// Source: Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov 2014.
// Also called: Dropout_Layer
// Example: Dropout(0).forward([1, 2]) gives [1, 2]
Class Dropout(Layer):
    // Keeps the rate.
    Function init(self, rate = 0.5):
        if rate < 0 or rate >= 1:
            throw Error("The rate of Dropout goes from 0 up to but not 1.")
        self.rate = rate
        self.training = true

    // Switches off a part, unless the network predicts.
    Function forward(self, X: Tensor):
        self.mask = ones(X.shape)
        if self.training:
            self.mask = (random(X.shape) >= self.rate) / (1 - self.rate)
        return X * self.mask

    // Passes the gradient of the numbers that were left.
    Function backward(self, Gradient: Tensor):
        return Gradient * self.mask

// Makes a loss for the choice of one of several classes, from the scores before the softmax.
// Background: softmax and cross entropy in one, whose gradient is simply probability minus truth.
// Use it when: the last layer gives one score per class.
// Do not use it when: a Softmax_Layer stands last; it would be applied twice.
// Source: the CrossEntropyLoss of PyTorch.
// Also called: CrossEntropy_Loss, Cross_Entropy
// Example: round(CrossEntropy().forward([[2, 0], [0, 1000]], [0, 0]), 4) gives 500.0635
Class CrossEntropy:
    // Gives the mean loss. scores: one row per example. targets: labels from 0, or one-hot rows.
    Function forward(self, scores: Tensor, targets):
        if targets.shape != scores.shape:
            targets = one_hot(targets, scores.cols)
        self.targets = targets
        self.probabilities = Softmax(scores)
        self.examples = scores.size div scores.cols
        return -sum(targets * log_softmax(scores)) / self.examples

    // Gives its gradient in the scores.
    Function backward(self):
        return (self.probabilities - self.targets) / self.examples

// Makes a loss for predicted numbers, the mean of their squared errors.
// Background: twice the error costs four times as much, and pulls twice as hard.
// Use it when: the network predicts a number of any size.
// Source: the MSELoss of PyTorch.
// Also called: MSELoss, Mean_Squared_Error_Loss
// Example: MSE_Loss().forward([2, 4], [1, 2]) gives 2.5
Class MSE_Loss:
    // Gives the mean loss. predicted, targets: tensors of one shape.
    Function forward(self, predicted: Tensor, targets: Tensor):
        if predicted.shape != targets.shape:
            throw Error(
                f"Predictions of shape {predicted.shape} do not fit targets of shape {targets.shape}."
            )
        self.predicted = predicted
        self.targets = targets
        return mse_loss(targets, predicted)

    // Gives its gradient in the predictions.
    Function backward(self):
        return mse_gradient(self.targets, self.predicted)

// Makes a network of layers that follow each other.
// layers: a list of layers, the first one next to the input. loss: an object with forward and backward; MSE_Loss() unless given.
// Background: going forward, the output of a layer is the input of the next; going backward, the gradient takes the same way in
// reverse. A network is itself a layer, so it may stand in another one.
// Use it when: building a network without writing out its formulas.
// Source: the Sequential of PyTorch.
// Also called: MLP, Network, Neural_Network
// Example: Sequential([Dense(2, 3), Tanh(), Dense(3, 1)]).forward([[0, 0]]) gives [[0]]
// Example: MLP([Dense(2, 3, "He"), ReLU_Layer(), Dense(3, 2)], CrossEntropy()).predict([0, 0]) gives [0, 0]
Class Sequential(Layer):
    // Keeps the layers and the loss.
    Function init(self, layers, loss = MSE_Loss()):
        self.layers = layers
        self.loss = loss

    // Sends an input through all layers.
    Function forward(self, X):
        for layer in self.layers:
            X = layer.forward(X)
        return X

    // Sends a gradient back through all layers.
    Function backward(self, Gradient):
        for layer in reversed(self.layers):
            Gradient = layer.backward(Gradient)
        return Gradient

    // Gives the parameters of all layers.
    Function parameters(self):
        return [parameter for layer in self.layers for parameter in layer.parameters()]

    // Gives their gradients.
    Function gradients(self):
        return [gradient for layer in self.layers for gradient in layer.gradients()]

    // Tells all layers whether they are being trained.
    Function set_training(self, training):
        for layer in self.layers:
            layer.set_training(training)

    // Gives the output for an input, with everything that belongs to training switched off.
    Function predict(self, X):
        self.set_training(false)
        Output = self.forward(X)
        self.set_training(true)
        return Output

    // Learns once from some examples, forward, backward and a step. Gives the loss before the step.
    Function train_batch(self, X, Y, learning_rate):
        loss = self.loss.forward(self.forward(X), Y)
        self.backward(self.loss.backward())
        self.step(learning_rate)
        return loss

    // Learns from all examples, epoch after epoch. X: one example per row. Y: the targets, as many. learning_rate: above 0.
    // batch_size: how many examples make one step. shuffling: whether each epoch goes through them in a new order.
    // progress: after how many epochs the loss is printed, 0 for never. Gives the mean loss of every epoch.
    Function train(
        self, X: Tensor, Y: Tensor, epochs: Integer = 100, learning_rate = 0.1, batch_size = 32,
        shuffling = true, progress: Integer = 0
    ):
        losses = []
        for epoch from 1 to epochs:
            order = shuffle(arange(X.len())) if shuffling else arange(X.len())
            total = 0
            for batch in split_rows(order, batch_size):
                total += self.train_batch(X[batch], Y[batch], learning_rate) * batch.len()
            losses.append(total / X.len())
            if progress > 0 and epoch mod progress == 0:
                print(f"epoch {epoch}: loss {losses[-1]:.6f}")
        return losses
