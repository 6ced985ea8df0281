// Data on its way into training: splitting, shuffling, batches, and how good the answers are.

// Shuffles examples and holds some of them back, so that a model can be tested on what it has not seen.
// X: a tensor, one example per row. Y: the targets, as many. test_share: the share that is held back, 0.2 unless given.
// Gives four tensors: X for training, X for testing, Y for training, Y for testing.
// Background: what is tested on examples it was trained with is praised for its memory.
// Use it when: a model is to be judged fairly.
// Do not use it when: the examples are a series in time: cut it instead, and test on the later part.
// Source: the train_test_split of scikit-learn.
// Also called: split_data
// Example: train_test_split([1, 1, 1, 1], [2, 2, 2, 2], 0.5) gives ([1, 1], [1, 1], [2, 2], [2, 2])
Function train_test_split(X, Y, test_share = 0.2):
    if X.len() != Y.len():
        throw Error("X and Y must have the same number of examples.")
    order = shuffle(arange(X.len()))
    number_of_tests = ceil(test_share * X.len())
    test = order[:number_of_tests]
    train = order[number_of_tests:]
    return X[train], X[test], Y[train], Y[test]

// Shuffles examples and their targets in the same way.
// X, Y: tensors of the same length. Gives both in the new order.
// Background: both are read in one random order, so each example keeps its target. Examples in order, by class perhaps, would
// teach one thing after the other and let the network forget the first.
// Use it when: every epoch shall see the examples in a new order.
// Source: the shuffle of scikit-learn.
// Also called: shuffle_pairs
// Example: shuffle_together([7, 7], [8, 8]) gives ([7, 7], [8, 8])
Function shuffle_together(X, Y):
    if X.len() != Y.len():
        throw Error("X and Y must have the same number of examples.")
    order = shuffle(arange(X.len()))
    return X[order], Y[order]

// Gives the places of the examples of each mini-batch, in a random order.
// number_of_examples: how many there are. batch_size: how many make a batch, from 1; the last one may be smaller.
// Use it when: each epoch goes through all examples: `for batch in batches(X.len(), 32)`, with X[batch] and Y[batch].
// Background: a few examples give a good guess of the gradient at a small part of the price, and their noise helps.
// Source: the DataLoader of PyTorch.
// Also called: mini_batches, shuffled_batches
// Example: batches(5, 2).len() gives 3
// Example: sort(concat(batches(5, 2))) gives [0, 1, 2, 3, 4]
Function batches(number_of_examples, batch_size):
    return split_rows(shuffle(arange(number_of_examples)), batch_size)

// Gives the share of answers that are right.
// predicted, actual: labels, vectors of the same length.
// Background: 1 means that all answers are right, 0 that none is; guessing among n equally common classes gives about 1/n.
// Use it when: classes are about equally common and all mistakes equally bad.
// Do not use it when: one class is rare: always answering the common one is right most of the time.
// Source: the accuracy_score of scikit-learn.
// Also called: accuracy_score, classification_accuracy
// Example: Accuracy([1, 0, 2, 2], [1, 0, 0, 2]) gives 0.75
Function Accuracy(predicted: Tensor, actual: Tensor):
    if predicted.len() != actual.len():
        throw Error("Both must have the same number of labels.")
    return mean(predicted == actual)

// Counts how often each class was taken for each other.
// actual, predicted: labels from 0, vectors of the same length. number_of_classes: how many classes there are.
// The result has one row per actual and one column per predicted class; right answers stand on the diagonal.
// Background: a row shows what became of one class, so it tells which classes are mistaken for which.
// Use it when: accuracy is not good enough and it is asked where the mistakes are.
// Source: the confusion_matrix of scikit-learn.
// Example: Confusion_Matrix([0, 0, 1], [0, 1, 1], 2) gives [[1, 1], [0, 1]]
Function Confusion_Matrix(actual, predicted, number_of_classes) -> Matrix:
    Matrix = zeros(number_of_classes, number_of_classes)
    for a, p in zip(actual, predicted):
        Matrix[a][p] += 1

// Tries every combination of some choices and keeps the best.
// choices: a record with a list or vector of values for each name. loss_of: a function of a record with one value for each name,
// which gives a number; the smaller, the better.
// Gives two values: the best combination, and its loss. Of equal ones, the first counts.
// Background: three names with four values each are 4·4·4 = 64 combinations; every name more multiplies the work.
// Use it when: two or three choices, such as learning rate and layer size, are to be settled.
// Do not use it when: there are many names: random_search tries more different values of each in the same time.
// Source: the GridSearchCV of scikit-learn, without its cross-validation.
// Also called: try_all_choices
// Example: grid_search({a: [1, 2, 3], b: [0, 5]}, c -> (c.a - 2)² + c.b)[1] gives 0
// Example: grid_search({a: [1, 2, 3], b: [0, 5]}, c -> (c.a - 2)² + c.b)[0].a gives 2
Function grid_search(choices, loss_of):
    combinations = [{}]
    for name in choices:
        grown = []
        for combination in combinations:
            for value in choices[name]:
                extended = combination.clone()
                extended[name] = value
                grown.append(extended)
        combinations = grown
    best = none
    best_loss = infinity
    for combination in combinations:
        loss = loss_of(combination)
        if best == none or loss < best_loss:
            best = combination
            best_loss = loss
    return best, best_loss

// Tries random combinations of some choices and keeps the best.
// choices: a record with a list or vector of values for each name. loss_of: a function of a record with one value for each name,
// which gives a number; the smaller, the better. trials: how many are tried, 20 unless given.
// Gives two values: the best combination, and its loss. Of equal ones, the first counts.
// Background: usually few of the names matter. A grid tries only a handful of different values of those, random trials as many as
// there are trials.
// Use it when: there are many names, or a try costs much.
// Source: Bergstra and Bengio 2012.
// Also called: try_random_choices
// Example: random_search({a: [2], b: [0]}, c -> (c.a - 2)² + c.b, 3)[1] gives 0
Function random_search(choices, loss_of, trials = 20):
    best = none
    best_loss = infinity
    for trial in range(trials):
        combination = {}
        for name in choices:
            combination[name] = choice(choices[name])
        loss = loss_of(combination)
        if best == none or loss < best_loss:
            best = combination
            best_loss = loss
    return best, best_loss

// Gives the place of an item in a tensor, a list or a text, counted from 0; of several, the first.
// values: what is looked through. item: what is looked for. Where it does not stand there, that is an error.
// Background: one item after the other is looked at until one is equal.
// Use it when: each item stands there once, such as a letter in an alphabet or a name in a list of names.
// Do not use it when: the largest or smallest is looked for; argmax and argmin give its place at once.
// Source: the method index of Python's lists.
// Example: index_of([5, 7, 7], 7) gives 1
// Example: index_of("abc", "c") gives 2
Function index_of(values, item) -> place:
    for candidate in values:
        if candidate == item:
            return candidateIndex
    throw Error("the item does not stand there")
