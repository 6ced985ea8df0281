// Gradients of the losses in the prediction: which way, and how strongly, each predicted number pushes the loss up.
// A loss that is a mean has a gradient with the same 1/n; one per element has one per element.

// Gives the gradient of mae_loss in the prediction, the sign of each error divided by their number.
// actual, predicted: numbers or tensors of one shape. The result has that shape; it is 0 where both agree.
// Background: the slope of |x| is the sign of x: a large error pulls no harder than a small one.
// Use it when: a network is trained by mae_loss with a hand-written backward pass.
// Source: the slope of listing 39.
// Also called: MAE_Derivative, mae_loss_gradient
// Example: mae_gradient([1, 2], [3, 2]) gives [0.5, 0]
Function mae_gradient(actual, predicted):
    if predicted.shape != actual.shape:
        throw Error("The prediction and the truth must have the same shape.")
    diff = predicted - actual
    return sign(diff) / diff.size

// Gives the gradient of mse_loss in the prediction, twice each error divided by their number.
// actual, predicted: numbers or tensors of one shape. The result has that shape.
// Background: the slope of e² is 2e: the further off, the harder the pull.
// Use it when: a network is trained by mse_loss with a hand-written backward pass.
// Source: listing 52 leaves out the division, which makes it the gradient of the sum.
// Also called: MSE_Derivative, mse_loss_gradient, mse_prime
// Example: mse_gradient([1, 2], [3, 2]) gives [2, 0]
Function mse_gradient(actual, predicted):
    if predicted.shape != actual.shape:
        throw Error("The prediction and the truth must have the same shape.")
    return 2 * (predicted - actual) / predicted.size

// Gives the gradient of HingeLoss in the score, −actual inside the margin and 0 outside.
// predicted: scores, a number or a tensor. actual: -1 or +1 for each.
// Background: 1 − y·s falls with slope −y as long as it is above 0. At the corner, 0 is the choice here.
// Use it when: a support vector machine is trained by gradients.
// Source: the slope of listing 41.
// Also called: Hinge_Derivative, hinge_loss_gradient
// Example: hinge_gradient([2, 0.5, -1], [1, 1, -1]) gives [0, -1, 0]
Function hinge_gradient(predicted, actual):
    if predicted * actual < 1:
        return -actual
    else:
        return 0

// Gives the gradient of HuberLoss in the prediction, the error kept between −delta and delta.
// predicted, actual: numbers or tensors. delta: where small ends and large begins, 1 unless given.
// Background: near 0 the slope of ½e² is e; further out it stays at ±delta, so no outlier pulls harder.
// Use it when: a network is trained by HuberLoss with a hand-written backward pass.
// Source: the slope of listing 42.
// Also called: Huber_Derivative, huber_loss_gradient
// Example: huber_gradient([3, 1.5, -9], [1, 1, 1]) gives [1, 0.5, -1]
Function huber_gradient(predicted, actual, delta = 1):
    return clamp(predicted - actual, -delta, delta)

// Gives the gradient of BinaryCrossEntropy in the probability, (p − y) / (p·(1 − p)).
// predicted: probabilities, a number or a tensor. actual: 0 or 1 for each.
// Background: −y·log p − (1 − y)·log(1 − p) has the slope −y/p + (1 − y)/(1 − p), which is the fraction here.
// In depth: probabilities are kept at least epsilon away from 0 and 1, as the loss does.
// Use it when: a probability was made by something other than a Sigmoid.
// Do not use it when: a Sigmoid stands before the loss: bce_logits_gradient is simpler and never large.
// Source: the slope of listing 43.
// Also called: BCE_Derivative, bce_loss_gradient, binary_cross_entropy_gradient
// Example: bce_gradient([0.5, 0.2], [1, 0]) gives [-2, 1.25]
Function bce_gradient(predicted, actual):
    predicted = clamp(predicted, epsilon, 1 - epsilon)
    return (predicted - actual) / (predicted * (1 - predicted))

// Gives the gradient of BCE_From_Logits in the score, the probability minus the truth.
// score: any number, or a tensor. actual: 0 or 1 for each.
// Background: the slope of the sigmoid cancels against that of the logarithm.
// Use it when: a network ends in one score for yes or no; it is never larger than 1.
// Source: Goodfellow, Bengio and Courville, Deep Learning, section 6.2.2.
// Also called: BCE_Logits_Derivative, bce_from_logits_gradient
// Example: bce_logits_gradient([0, 800], [1, 0]) gives [-0.5, 1]
Function bce_logits_gradient(score, actual):
    return Sigmoid(score) - actual

// Gives the gradient of CategoricalCrossEntropy in the probabilities, −1/p at the right class and 0 elsewhere.
// predicted_probs: a vector with one probability per class. actual_label: the number of the right class, from 0.
// Background: only the probability of the right class stands in the loss, and the slope of −log p is −1/p.
// Use it when: the chain rule through Softmax is taken step by step, to learn it.
// Do not use it when: a Softmax stands before the loss: softmax_cross_entropy_gradient is simpler and never large.
// Source: the slope of listing 44.
// Also called: CCE_Derivative, categorical_cross_entropy_gradient
// Example: cce_gradient([0.5, 0.25, 0.25], 1) gives [0, -4, 0]
Function cce_gradient(predicted_probs, actual_label: Integer) -> Gradient:
    Gradient = zeros(predicted_probs.len())
    label = actual_label + 0 // true and false are 1 and 0
    Gradient[label] = -1 / max(predicted_probs[label], epsilon)

// Gives the gradient of CCE_Batch in the probabilities, −1/p at the right class of each row divided by the number of rows.
// predicted_probs: a matrix or batch, one row of probabilities per example, or a vector with one example. actual_labels: the number
// of the right class of each row, from 0: a vector of them for a matrix, one number for a vector.
// Background: each row has the gradient of its own loss, divided by the number of rows, for the loss is a mean.
// Use it when: the chain rule through Softmax is taken step by step, for a batch.
// Do not use it when: a Softmax stands before the loss: cce_logits_gradient is simpler and never large.
// Source: the slope of listing 44, taken over a batch.
// Also called: sparse_categorical_cross_entropy_gradient, CCE_Batch_Derivative
// Example: cce_batch_gradient([[0.5, 0.5], [0.25, 0.75]], [0, 0]) gives [[-1, 0], [-2, 0]]
Function cce_batch_gradient(predicted_probs: Tensor, actual_labels):
    labels = actual_labels.flatten()
    examples = predicted_probs.size div predicted_probs.cols
    if labels.len() != examples:
        throw Error(f"{examples} rows need as many labels, not {labels.len()}.")
    rows = predicted_probs.reshape(examples, predicted_probs.cols)
    Gradient = zeros(rows.shape)
    for row in examples:
        label = labels[row]
        probability = max(rows[row][label], epsilon)
        Gradient[row][label] = -1 / probability / examples
    return Gradient.reshape(predicted_probs.shape)

// Gives the gradient of CCE_From_Logits in the scores, the probabilities minus the truth, divided by the number of rows.
// scores: a matrix or batch, one row of scores per example, or a vector with one example. actual_labels: the number of the right
// class of each row, from 0: a vector of them for a matrix, one number for a vector.
// Background: the −1/p of the loss and the Jacobian of the softmax cancel: what is left is p, and 1 less for the right class.
// Use it when: training a classifier; it is never large.
// Source: Bridle 1990.
// Also called: CCE_Logits_Derivative, cross_entropy_loss_gradient
// Example: cce_logits_gradient([[0, 0], [0, 0]], [0, 1]) gives [[-0.25, 0.25], [0.25, -0.25]]
Function cce_logits_gradient(scores: Tensor, actual_labels):
    labels = actual_labels.flatten()
    examples = scores.size div scores.cols
    if labels.len() != examples:
        throw Error(f"{examples} rows need as many labels, not {labels.len()}.")
    Gradient = Softmax(scores).reshape(examples, scores.cols)
    for row in examples:
        Gradient[row][labels[row]] -= 1
    return reshape(Gradient / examples, scores.shape)

// Gives the gradient of CCE_One_Hot in the probabilities, −y/p divided by the number of rows.
// predicted_probs, actual: a vector, matrix or batch of probabilities and of one-hot rows, of one shape.
// Background: the slope of −y·log p is −y/p; only the right class of each row gets one.
// Use it when: targets are one-hot rows and the chain rule is taken step by step.
// Source: the slope of listing 44, for targets that are vectors.
// Also called: CCE_One_Hot_Derivative
// Example: cce_one_hot_gradient([[0.5, 0.5], [0.25, 0.75]], [[1, 0], [1, 0]]) gives [[-1, 0], [-2, 0]]
Function cce_one_hot_gradient(predicted_probs: Tensor, actual):
    examples = predicted_probs.size div predicted_probs.cols
    return -actual / max(predicted_probs, epsilon) / examples

// Gives the gradient of softmax and cross entropy together in the scores, the probabilities minus the truth.
// predicted_probs: what Softmax gave, a vector or one row per example. actual: one-hot rows of the same shape.
// The result is the gradient of the sum of the rows' losses; divide by predicted_probs.rows for their mean.
// Background: −1/p from the loss meets the Jacobian of Softmax, and everything cancels but p − y.
// Use it when: the last layer is a Softmax and the loss is cross entropy, as in nearly every classifier.
// Source: Bridle 1990.
// Also called: softmax_cross_entropy_derivative, cross_entropy_gradient
// Example: softmax_cross_entropy_gradient([0.75, 0.25], [1, 0]) gives [-0.25, 0.25]
Function softmax_cross_entropy_gradient(predicted_probs, actual):
    return predicted_probs - actual

// Gives the gradient of NLL_Loss in the logarithms, −1 at the right class of each row divided by the number of rows.
// log_probs: a matrix or batch, one row per example, or a vector with one example. actual_labels: the number of the right class of
// each row, from 0: a vector of them for a matrix, one number for a vector.
// Background: the loss takes one logarithm from each row, with a minus and divided by the number of rows, and leaves the
// others alone.
// Use it when: log_softmax stands before the loss: log_softmax_gradient takes it from here.
// Source: the slope of PyTorch's NLLLoss.
// Also called: NLL_Derivative
// Example: nll_gradient([[-0.5, -1], [-2, -0.25]], [0, 1]) gives [[-0.5, 0], [0, -0.5]]
Function nll_gradient(log_probs: Tensor, actual_labels):
    labels = actual_labels.flatten()
    examples = log_probs.size div log_probs.cols
    if labels.len() != examples:
        throw Error(f"{examples} rows need as many labels, not {labels.len()}.")
    Gradient = zeros(examples, log_probs.cols)
    for row in examples:
        Gradient[row][labels[row]] = -1 / examples
    return Gradient.reshape(log_probs.shape)

// Gives the gradient of KL_Divergence in the assumed distribution, −p/q.
// P: the true probabilities. Q: the assumed ones, of the same shape.
// Background: only −p·log q depends on q, and where p is 0 nothing does. Where q gives too little to what happens often, the pull is strongest.
// Use it when: a model's distribution is fitted to a given one.
// Source: Kullback and Leibler 1951.
// Also called: KL_Derivative
// Example: kl_gradient([0.5, 0.5], [0.25, 0.75]) gives [-2, -0.6666666666666666]
Function kl_gradient(P, Q):
    return -P / max(Q, 5e-324) // the smallest number above 0: where both are 0, nothing is left

// Gives the gradient of JS_Divergence in the second distribution, half the logarithm of its share.
// P, Q: probabilities of one shape, those of Q above 0.
// Background: ½·log(q / m) with the mean m = (p + q)/2: it is 0 where both agree.
// Use it when: two distributions are drawn together, as in the first generative adversarial networks.
// Source: Lin 1991.
// Also called: JS_Derivative, JS_Divergence_gradient
// Example: js_gradient([0.5, 0.5], [0.5, 0.5]) gives [0, 0]
Function js_gradient(P, Q):
    return log(2 * Q / (P + Q)) / 2

// Gives the gradient of Entropy in the probabilities, −log p − 1.
// P: probabilities above 0, a vector or a tensor of any shape.
// Background: the rarer an outcome is, the more surprise a little more of it adds.
// Use it when: sureness is rewarded or punished, as in reinforcement learning.
// Source: Shannon 1948.
// Also called: Entropy_Derivative
// Example: entropy_gradient([1, 1]) gives [-1, -1]
Function entropy_gradient(P):
    return -log(P) - 1
