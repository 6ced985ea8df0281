// Backpropagation: the chain rule, layer by layer from the loss back to the first weights.
// Weights have one row per neuron and one column per input. Examples are rows unless a name says columns.

// Sends examples through a layer of neurons, each of which adds up its weighted inputs and its bias.
// Input: a vector with one example, or a matrix or batch with one example per row. Weights: one row per neuron, one column per
// input. Biases: a vector with one number per neuron. The result has one column per neuron.
// Background: a neuron is a dot product and a bias, and a layer is all of them at once: Input x Weights.T + Biases.
// Use it when: examples lie in rows, as in tables and in PyTorch.
// Do not use it when: examples lie in columns: dense_forward_columns.
// Source: Goodfellow, Bengio and Courville, Deep Learning, section 6.5.
// Also called: layer_forward, linear_forward
// Example: dense_forward([[1, 2, 3], [4, 5, 6]], [[1, 1, 1], [1, 1, 1]], [0, 0]) gives [[6, 6], [15, 15]]
// Example: dense_forward([1, 2], [[3, 4]], [0.5]) gives [11.5]
Function dense_forward(Input: Tensor, Weights: Tensor, Biases: Tensor):
    return Input x Weights.T + Biases

// Gives the gradients of a layer of neurons in its weights, in its biases and in its input.
// Input: what went into the layer. Weights: one row per neuron. Gradient: of the loss in what came out, before any activation.
// Gives three tensors, of the shape of the weights, of the biases and of the input.
// Background: a weight counts as much as the input it multiplies, so its gradient is error times input, added up over all
// examples. A bias is added as it is, so its gradient is the sum of the errors. An input reaches every neuron, so its gradient
// collects all errors, each through its weight.
// In depth: of a batch of rank 3 and more all rows count, whatever axes they lie along.
// Use it when: training a layer by hand, after dense_forward.
// Source: Goodfellow, Bengio and Courville, Deep Learning, section 6.5.
// Also called: layer_backward, linear_backward
// Example: dense_backward([1, 2], [[3, 4]], [10]) gives ([[10, 20]], [10], [30, 40])
Function dense_backward(Input: Tensor, Weights: Tensor, Gradient: Tensor):
    neurons = Weights.len()
    inputs = Weights.cols
    Examples = Input.reshape(Input.size div inputs, inputs)
    Errors = Gradient.reshape(Gradient.size div neurons, neurons)
    return Errors.T x Examples, sum(Errors, axis=0), Gradient x Weights

// Sends examples that lie in columns through a layer of neurons.
// Input: a vector with one example, or a matrix with one example per column. Weights: one row per neuron, one column per input.
// Biases: a vector with one number per neuron. The result has one row per neuron.
// Background: Weights x Input + Biases, as mathematicians write it. It is dense_forward turned over its diagonal.
// Use it when: examples lie in columns, as in many textbooks.
// Source: Nielsen, Neural Networks and Deep Learning, chapter 2.
// Also called: layer_forward_columns, linear_forward_columns
// Example: dense_forward_columns([[1], [2]], [[3, 4]], [0.5]) gives [[11.5]]
Function dense_forward_columns(Input: Tensor, Weights: Tensor, Biases: Tensor):
    return (Input.T x Weights.T + Biases).T

// Gives the gradients of a layer of neurons whose examples lie in columns.
// Input: what went into the layer. Weights: one row per neuron. Gradient: of the loss in what came out.
// Gives three tensors, of the shape of the weights, of the biases and of the input. Weights and biases get the same gradients as
// by dense_backward from the same examples in rows.
// Background: dense_backward turned over its diagonal: the sums run over the columns, which are the examples.
// Use it when: training a layer by hand, after dense_forward_columns.
// Source: Nielsen, Neural Networks and Deep Learning, chapter 2.
// Also called: layer_backward_columns, linear_backward_columns
// Example: dense_backward_columns([[1], [2]], [[3, 4]], [[10]]) gives ([[10, 20]], [10], [[30], [40]])
Function dense_backward_columns(Input: Tensor, Weights: Tensor, Gradient: Tensor):
    Weights_Gradient, Biases_Gradient, Input_Gradient = dense_backward(Input.T, Weights, Gradient.T)
    return Weights_Gradient, Biases_Gradient, Input_Gradient.T

// Trains the last layer of a network by one example, neuron by neuron and weight by weight.
// weights: one row per neuron, changed in place. biases: one number per neuron, changed in place. inputs: what went into the
// layer. outputs, targets: what each neuron gave and what it should have given. slopes: the slope of the activation at each
// neuron. learning_rate: the length of the step, above 0.
// Background: the error of a neuron times its slope says how its sum should change; each weight takes its part in proportion to
// its input.
// Use it when: learning backpropagation.
// Do not use it when: the network is more than a toy: dense_backward does a whole batch at once.
// Source: listing 52, whose layer is a list of neurons and whose slopes come from a function of the neuron.
// Also called: neuron_by_neuron_update, backpropagate_neurons
// Example: W = [[0.5, 1.0]]; b = [0.0]; update_neurons(W, b, [1, 2], [2], [1], [0.5], 0.1); W gives [[0.4, 0.8]]
// Example: W = [[0.5, 1.0]]; b = [0.0]; update_neurons(W, b, [1, 2], [2], [1], [0.5], 0.1); b gives [-0.1]
function update_neurons(
    weights: Tensor, biases: Tensor, inputs: Tensor, outputs: Tensor, targets: Tensor,
    slopes: Tensor, learning_rate
):
    for neuron in range(weights.rows):
        error_gradient = 2 * (outputs[neuron] - targets[neuron])
        total_gradient = error_gradient * slopes[neuron]
        for i in range(weights.cols):
            weights[neuron][i] -= learning_rate * total_gradient * inputs[i]
        biases[neuron] -= learning_rate * total_gradient

// Sends examples through a network of two layers with sigmoid neurons.
// X: one example per row. W1, b1, W2, b2: weights and biases of both layers. Gives what the hidden layer and the output layer say.
// Background: one layer parts the plane by a straight line only. With a second one the network can answer "exactly one of the two"
// (XOR), which no line can.
// Use it when: learning how a network computes; layers.fpp has networks of any depth.
// Source: Rumelhart, Hinton and Williams 1986.
// Also called: two_layer_network, forward_two_layers
// Example: two_layer_forward([[0, 0]], [[1, 1]], [0], [[2]], [-1]) gives ([[0.5]], [[0.5]])
Function two_layer_forward(X: Tensor, W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor):
    Hidden = Sigmoid(dense_forward(X, W1, b1))
    Output = Sigmoid(dense_forward(Hidden, W2, b2))
    return Hidden, Output

// Gives the gradients of the mean squared error of a network of two layers with sigmoid neurons.
// X: one example per row. Y: the targets. Hidden, Output: what two_layer_forward gave. W2: the weights of the output layer.
// Gives four tensors, the gradients in W1, b1, W2 and b2.
// Background: the error goes back the way the signal came: through the slope of the output, through W2, through the slope of the
// hidden layer. Each layer's weights get the error that arrives times their input.
// Use it when: learning backpropagation on a network that fits on a page.
// Source: Rumelhart, Hinton and Williams 1986.
// Also called: backward_two_layers
// Example: two_layer_backward([[1]], [[0]], [[0.5]], [[0.5]], [[2]])[2] gives [[0.125]]
// Example: two_layer_backward([[1]], [[0]], [[0.5]], [[0.5]], [[2]])[0] gives [[0.125]]
Function two_layer_backward(X: Tensor, Y: Tensor, Hidden: Tensor, Output: Tensor, W2: Tensor):
    Output_Error = mse_gradient(Y, Output) * Sigmoid_Derivative_From_Output(Output)
    W2_Gradient, b2_Gradient, Hidden_Gradient = dense_backward(Hidden, W2, Output_Error)
    Hidden_Error = Hidden_Gradient * Sigmoid_Derivative_From_Output(Hidden)
    W1_Gradient = Hidden_Error.T x X
    b1_Gradient = sum(Hidden_Error, axis=0)
    return W1_Gradient, b1_Gradient, W2_Gradient, b2_Gradient

// Multiplies the slopes of functions that are applied one after the other, which gives the slope of them all.
// slopes: a vector or list of numbers, one slope per function.
// Background: the chain rule. If a wheel turns the next one three times as fast, and that one turns the next twice as fast, the
// last one turns six times as fast as the first.
// Use it when: it is asked how far a change at the beginning of a chain reaches its end.
// Source: Goodfellow, Bengio and Courville, Deep Learning, section 6.5.
// Also called: chain_rule_product, chained_slope
// Example: chain_product([3, 2]) gives 6
Function chain_product(slopes: Tensor):
    gradient = 1
    for slope in slopes:
        gradient = gradient * slope
    return gradient

// Gives what is left of a gradient of 1 after it went back through many layers with the same slope.
// depth: the number of layers, a whole number from 0. slope: of one layer; 0.25, the largest slope of the sigmoid, unless given.
// Background: below 1 the product shrinks with every layer and the first layers hardly learn (vanishing gradients); above 1 it
// grows without limit (exploding gradients). ReLU has slope 1 and does neither.
// Use it when: it must be shown why deep networks of sigmoids did not learn.
// Source: Hochreiter 1991; Glorot and Bengio 2010.
// Also called: vanishing_gradient, vanishing_gradient_product
// Example: gradient_after_layers(3) gives 0.015625
// Example: gradient_after_layers(10, 1) gives 1
Function gradient_after_layers(depth: Integer, slope = 0.25):
    return slope^depth
