// Loss functions: one number that says how wrong a prediction is. Training makes it small.
// A loss per element is averaged over a batch with .mean().

// Gives the mean distance between the prediction and the truth.
// actual, predicted: numbers or tensors of one shape. The result is one number, 0 or more.
// Background: every unit of error counts the same, so one far outlier does not rule the result.
// Use it when: some targets are wrong or extreme.
// Do not use it when: large errors must be punished more than in proportion: mse_loss.
// Source: listing 39; the descriptions of listings 39 and 40 are printed the wrong way round.
// Also called: MAE, Mean_Absolute_Error, L1_Loss
// Example: mae_loss([1, 2, 3], [2, 2, 5]) gives 1
Function mae_loss(actual, predicted):
    if actual.rank > 0 and predicted.rank > 0 and actual.shape != predicted.shape:
        throw Error("The prediction and the truth must have the same shape.")
    diff = actual - predicted
    abs_diff = diff.abs()
    return abs_diff.mean()

// Gives the mean of the squared differences between the prediction and the truth.
// actual, predicted: numbers or tensors of one shape. The result is one number, 0 or more.
// Background: twice the error costs four times as much. Its best constant prediction is the mean.
// Use it when: a number is predicted and the errors scatter like a bell curve.
// Do not use it when: a few extreme targets would rule everything: mae_loss or HuberLoss.
// Source: listing 40; the descriptions of listings 39 and 40 are printed the wrong way round.
// Also called: MSE, Mean_Squared_Error, L2_Loss
// Example: mse_loss([1, 2], [2, 4]) gives 2.5
Function mse_loss(actual, predicted):
    if actual.rank > 0 and predicted.rank > 0 and actual.shape != predicted.shape:
        throw Error("The prediction and the truth must have the same shape.")
    squared_error = (actual - predicted).raised(2)
    return squared_error.mean()

// Punishes a score that is on the wrong side, or on the right side by less than 1.
// predicted: scores, a number or a tensor. actual: -1 or +1 for each. The result has their shape.
// Background: the loss of support vector machines. Beyond the margin of 1 it is 0, so sure examples no longer count.
// Use it when: two classes are to be parted by a wide margin.
// Do not use it when: probabilities are wanted: BinaryCrossEntropy.
// Source: listing 41.
// Also called: Hinge, hinge_loss
// Example: HingeLoss([2, 0.5, -1], [1, 1, 1]) gives [0, 0.5, 2]
Function HingeLoss(predicted, actual):
    return max(0, 1 - predicted * actual)

// Squares small errors and counts large ones in proportion.
// predicted, actual: numbers or tensors. delta: where small ends and large begins, above 0, 1 unless given.
// Background: mean squared error near 0, mean absolute error far away, joined without a corner.
// Use it when: outliers occur, but a smooth loss is wanted around 0.
// Do not use it when: large errors are real and must be punished in full: mse_loss.
// Source: listing 42; Huber 1964.
// Also called: Huber, huber_loss
// Example: HuberLoss([3, 1.5], [1, 1]) gives [1.5, 0.125]
Function HuberLoss(predicted, actual, delta = 1):
    error = predicted - actual
    if abs(error) <= delta:
        loss = 0.5 * error * error
    else:
        loss = delta * (abs(error) - 0.5 * delta)
    return loss

// Gives the surprise of a yes-or-no answer that was predicted with a probability.
// predicted: probabilities between 0 and 1, a number or a tensor. actual: 0 or 1 for each. The result has their shape.
// Background: −log of the probability that was given to what happened: 0 for certainty, without limit for being surely wrong.
// In depth: probabilities are kept at least epsilon away from 0 and 1, so that no logarithm is infinite.
// Use it when: a Sigmoid gives the probability of one class.
// Do not use it when: the scores before the Sigmoid are at hand: BCE_From_Logits loses no digits.
// Source: listing 43.
// Also called: BCE, bce_loss, binary_cross_entropy, Log_Loss
// Example: round(BinaryCrossEntropy([0.5, 0.9], [1, 0]), 4) gives [0.6931, 2.3026]
Function BinaryCrossEntropy(predicted, actual):
    predicted = clamp(predicted, epsilon, 1 - epsilon)
    return -(actual * log(predicted) + (1 - actual) * log(1 - predicted))

// Gives the binary cross entropy from the score before the sigmoid.
// score: any number, or a tensor. actual: 0 or 1 for each, or a probability.
// Background: log(1 + eˢ) − y·s. The sigmoid and the logarithm cancel, and with them everything that could overflow.
// Use it when: training; the Sigmoid is then only applied to show probabilities.
// Do not use it when: only probabilities are at hand: BinaryCrossEntropy.
// Source: its stable form is that of PyTorch's BCEWithLogitsLoss.
// Also called: BCE_With_Logits, BCE_Logits, binary_cross_entropy_with_logits
// Example: round(BCE_From_Logits([0, 800], [1, 0]), 4) gives [0.6931, 800]
Function BCE_From_Logits(score, actual):
    return max(score, 0) - score * actual + log_one_plus(exp(-abs(score)))

// Gives the surprise of the right class, given the probabilities of all classes.
// predicted_probs: a vector with one probability per class. actual_label: the number of the right class, from 0; a vector
// of labels gives one loss for each.
// Background: −log of the probability that was given to the right class.
// In depth: probabilities are kept at least epsilon away from 0 and 1, so that no logarithm is infinite.
// Use it when: a Softmax has given the probabilities of one example. A batch has CCE_Batch and CCE_One_Hot.
// Do not use it when: the scores before the softmax are at hand: CCE_From_Logits loses no digits.
// Source: listing 44.
// Also called: CCE, categorical_cross_entropy, cce_loss
// Example: round(CategoricalCrossEntropy([0.1, 0.7, 0.2], 1), 4) gives 0.3567
Function CategoricalCrossEntropy(predicted_probs, actual_label):
    if predicted_probs.rank != 1:
        throw Error(
            "The probabilities of one example are a vector; a batch has CCE_Batch and CCE_One_Hot."
        )
    probability = predicted_probs[actual_label + 0] // true and false are 1 and 0
    return -log(clamp(probability, epsilon, 1 - epsilon))

// Gives the mean cross entropy of a batch whose right classes are given as labels.
// predicted_probs: a matrix or batch, one row of probabilities per example, or a vector with one example. actual_labels: the number
// of the right class of each row, from 0: a vector of them for a matrix, one number for a vector.
// Background: the mean of −log p over the examples, where p is the probability that was given to the right class of each.
// In depth: probabilities are kept at least epsilon away from 0 and 1, so that no logarithm is infinite.
// Use it when: a Softmax has given the probabilities of a batch and the labels are numbers.
// Do not use it when: the scores before the softmax are at hand: CCE_From_Logits loses no digits.
// Source: listing 44, taken over a batch.
// Also called: sparse_categorical_cross_entropy
// Example: round(CCE_Batch([[0.9, 0.1], [0.5, 0.5]], [0, 1]), 4) gives 0.3993
Function CCE_Batch(predicted_probs: Tensor, actual_labels):
    labels = actual_labels.flatten()
    examples = predicted_probs.size div predicted_probs.cols
    if labels.len() != examples:
        throw Error(f"{examples} rows need as many labels, not {labels.len()}.")
    rows = predicted_probs.reshape(examples, predicted_probs.cols)
    total = 0
    for row in examples:
        probability = clamp(rows[row][labels[row]], epsilon, 1 - epsilon)
        total -= log(probability)
    return total / examples

// Gives the mean cross entropy of a batch whose right classes are given as one-hot rows.
// predicted_probs: a vector, matrix or batch of probabilities, one row per example. actual: the same shape, 1 for the right class
// and 0 elsewhere; any other probabilities work as well.
// Background: −Σ y·log p per row. With one-hot rows only the right class is left of the sum; with softer targets each class
// counts by its share.
// Use it when: targets are one-hot rows, or were smoothed.
// Do not use it when: targets are labels: CCE_Batch needs no rows of zeros.
// Source: listing 44, for targets that are vectors.
// Also called: CCE_OneHot, categorical_cross_entropy_one_hot
// Example: round(CCE_One_Hot([[0.9, 0.1], [0.5, 0.5]], [[1, 0], [0, 1]]), 4) gives 0.3993
Function CCE_One_Hot(predicted_probs: Tensor, actual):
    predicted_probs = clamp_each(predicted_probs, epsilon, 1 - epsilon)
    examples = predicted_probs.size div predicted_probs.cols
    return -sum(actual * log(predicted_probs)) / examples

// Gives the mean cross entropy of a batch from the scores before the softmax.
// scores: a matrix or batch, one row of scores per example, or a vector with one example. actual_labels: the number of the right
// class of each row, from 0: a vector of them for a matrix, one number for a vector.
// Background: log Σ eˢ − s of the right class, which stays exact where a probability would be rounded to 0 or 1.
// Use it when: training; Softmax is then only applied to show probabilities.
// Do not use it when: probabilities are all that is left of the scores: CCE_Batch.
// Source: its form is that of PyTorch's CrossEntropyLoss.
// Also called: CCE_Logits, cross_entropy_loss, CrossEntropyLoss
// Example: round(CCE_From_Logits([[2, 0], [0, 1000]], [0, 0]), 4) gives 500.0635
// Example: round(CCE_From_Logits([2, 0], 0), 4) gives 0.1269
Function CCE_From_Logits(scores, actual_labels):
    return NLL_Loss(log_softmax(scores), actual_labels)

// Gives the mean of the negative logarithms at the right classes.
// log_probs: a matrix or batch of logarithms of probabilities, one row per example, as log_softmax gives them, or a vector with one
// example. actual_labels: the number of the right class of each row, from 0: a vector of them for a matrix, one number for a vector.
// Background: a logarithm of a probability is 0 for certainty and −∞ for what was ruled out; its negative is the surprise.
// Use it when: the last layer gives log_softmax.
// Do not use it when: the last layer gives scores: CCE_From_Logits takes both steps at once.
// Source: its form is that of PyTorch's NLLLoss.
// Also called: NLL, Negative_Log_Likelihood
// Example: NLL_Loss([[-0.5, -1], [-2, -0.25]], [0, 1]) gives 0.375
// Example: NLL_Loss([-0.5, -1], 1) gives 1
Function NLL_Loss(log_probs: Tensor, actual_labels):
    labels = actual_labels.flatten()
    examples = log_probs.size div log_probs.cols
    if labels.len() != examples:
        throw Error(f"{examples} rows need as many labels, not {labels.len()}.")
    rows = log_probs.reshape(examples, log_probs.cols)
    total = 0
    for row in examples:
        total -= rows[row][labels[row]]
    return total / examples

// Gives how much is lost when one distribution is taken for another.
// P: the true probabilities. Q: the assumed ones, of the same shape. Of a matrix the rows are added up.
// Background: Σ p·log(p/q), in nats. It is 0 for equal distributions only, it is not the same the other way round, and it is
// infinite where q is 0 and p is not.
// In depth: p·log p goes to 0 with p, so where p is 0 the logarithm of 1 is taken, which adds nothing.
// Use it when: a model's distribution shall come close to a given one.
// Do not use it when: both sides matter alike: JS_Divergence.
// Source: Kullback and Leibler 1951.
// Also called: KL, KL_Div, Kullback_Leibler_Divergence, Relative_Entropy
// Example: round(KL_Divergence([0.4, 0.3, 0.3], [0.33, 0.33, 0.34]), 4) gives 0.0108
Function KL_Divergence(P, Q) -> divergence:
    if P.shape != Q.shape:
        throw Error("Both distributions must have the same shape.")
    divergence = 0
    for row in P:
        for p in row:
            ratio = p / Q[row][p] if p != 0 else 1
            divergence += p * log(ratio)

// Gives how far two distributions lie apart, the same from both sides.
// P, Q: probabilities of one shape.
// Background: the mean divergence of both from their average; between 0 and log 2.
// Use it when: two distributions are compared and neither is the true one; it stays finite where one of them is 0.
// Do not use it when: a model is fitted to data: KL_Divergence and cross entropy have simpler gradients.
// Source: Lin 1991.
// Also called: JS, JS_Div, Jensen_Shannon_Divergence
// Example: round(JS_Divergence([1, 0], [0, 1]), 4) gives 0.6931
Function JS_Divergence(P, Q):
    Average = (P + Q) / 2
    return (KL_Divergence(P, Average) + KL_Divergence(Q, Average)) / 2

// Gives the mean surprise of a distribution.
// P: probabilities that add up to 1. The result is in nats; divide by log(2) for bits.
// Background: −Σ p·log p. It is 0 for certainty and log n for n equal chances.
// In depth: p·log p goes to 0 with p, so where p is 0 the logarithm of 1 is taken, which adds nothing.
// Use it when: it is asked how sure a prediction is, or how much a question tells.
// Do not use it when: two distributions are compared: KL_Divergence.
// Source: Shannon 1948.
// Also called: Shannon_Entropy
// Example: Entropy([1, 0]) gives 0
// Example: round(Entropy([0.5, 0.5]), 4) gives 0.6931
Function Entropy(P) -> total:
    total = 0
    for row in P:
        for p in row:
            total -= p * log(p if p != 0 else 1)
