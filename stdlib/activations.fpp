// Activation functions: what stands between two layers, so that a network can learn more than straight lines.
// Each takes a number, a vector, a matrix or a batch and gives a new value of the same shape; the input stays as it is.

// Keeps positive numbers and turns all others into 0.
// T: a number or a tensor of any shape.
// Background: the simplest function that is not a straight line. Its slope is 1 wherever it lets a number through,
// so gradients pass many layers without shrinking.
// Use it when: in doubt; it is the usual choice for hidden layers.
// Do not use it when: the output must be negative too, or many neurons have died (their input stays below 0, so their
// gradient is 0 for ever): LeakyReLU, ELU and Swish keep a little slope there.
// Source: listing 22, which tests the wrong side: as printed it sets the positive numbers to 0.
// Also called: relu, Rectified_Linear_Unit
// Example: ReLU([-1, 2]) gives [0, 2]
// Example: ReLU(-3.5) gives 0
Function ReLU(T) -> T:
    for row in T:
        for col in row:
            if col <= 0:
                col = 0

// Keeps positive numbers and shrinks negative ones by a small factor.
// T: a number or a tensor of any shape. negative_slope: the factor below 0, usually between 0 and 1; 0.01 unless given.
// Background: ReLU with a small slope on the negative side, so that no neuron stops learning.
// Use it when: neurons behind ReLU die.
// Do not use it when: exact zeros are wanted, as in sparse networks.
// Source: listing 23.
// Also called: LReLU, leaky_relu
// Example: LeakyReLU([-2, 3], 0.1) gives [-0.2, 3]
Function LeakyReLU(T, negative_slope = 0.01) -> T:
    for row in T:
        for col in row:
            if col > 0:
                col
            else:
                negative_slope * col

// Keeps positive numbers and bends negative ones smoothly towards -alpha.
// T: a number or a tensor of any shape. alpha: the depth of the negative side, 1 unless given.
// Background: below 0 it is alpha·(eˣ − 1). The mean of its outputs lies nearer to 0 than that of ReLU, which speeds up learning.
// Use it when: a smooth function with negative outputs is wanted.
// Do not use it when: speed counts more than smoothness; it needs an exponential where ReLU only compares.
// Source: Clevert, Unterthiner and Hochreiter 2015.
// Also called: Exponential_Linear_Unit
// Example: ELU([0, 3]) gives [0, 3]
// Example: round(ELU(-1), 4) gives -0.6321
Function ELU(T, alpha = 1) -> T:
    for row in T:
        for col in row:
            if col > 0:
                col
            else:
                alpha * exp_minus_one(col)

// Squashes every number into the range from 0 to 1.
// T: a number or a tensor of any shape.
// Background: 1 / (1 + e⁻ˣ), the S-shaped curve of growth with a limit. Its value is read as a probability, 0.5 at 0.
// In depth: both sides of the fraction are multiplied by eˣ, which makes it eˣ / (1 + eˣ): that comes down to 0 without a jump on the
// left. On the right it is 1 long before eˣ overflows, so x counts as 700 at most.
// Use it when: the last layer answers a yes-or-no question, or a gate opens and closes, as in an LSTM.
// Do not use it when: many layers follow each other; its slope is at most 1/4, so gradients shrink with every layer.
// Source: listing 26, which overflows for large negative numbers.
// Also called: Logistic, Logistic_Function
// Example: Sigmoid(0) gives 0.5
// Example: Sigmoid([-800, 800]) gives [0, 1]
Function Sigmoid(T) -> T:
    for row in T:
        for col in row:
            growth = exp(min(col, 700))
            col = growth / (1 + growth)

// Multiplies every number by its own sigmoid, so that large numbers pass and small ones fade out smoothly.
// T: a number or a tensor of any shape.
// Background: found by a search among many functions. It dips slightly below 0 (to -0.278 at -1.278) before it rises.
// In depth: it comes ever closer to 0 on the left; at −infinity itself, where infinity meets 0, it is nan, as in PyTorch.
// Use it when: ReLU learns too coarsely, in deep networks above all.
// Do not use it when: every microsecond counts; it needs an exponential.
// Source: listings 24 and 25; 24 as printed uses a name that does not exist there.
// Also called: SiLU
// Example: Swish(0) gives 0
// Example: round(Swish([-1, 1]), 4) gives [-0.2689, 0.7311]
Function Swish(T) -> T:
    for row in T:
        for col in row:
            col * Sigmoid(col)

// Gives Swish in one formula, with a factor that makes its bend sharper or softer.
// T: a number or a tensor of any shape. beta: the factor, 1 unless given; 0 makes half of the identity, large ones come close to ReLU.
// Background: x / (1 + e^(−βx)), which is x·σ(βx).
// In depth: written as in Sigmoid, so that no exponential can overflow.
// Use it when: beta is tuned or learned.
// Do not use it when: beta stays 1: Swish says the same more shortly.
// Source: listing 24, whose formula this is; Ramachandran, Zoph and Le 2017.
// Also called: Swish_Beta, Swish_in_one_formula
// Example: Parametric_Swish(3, 0) gives 1.5
// Example: Parametric_Swish([-800, 800]) gives [0, 800]
Function Parametric_Swish(T, beta = 1) -> T:
    for row in T:
        for col in row:
            steered = beta * col
            growth = exp(min(steered, 700))
            col = col * (growth / (1 + growth))

// Squashes every number into the range from -1 to 1.
// T: a number or a tensor of any shape. tanh(t) does the same.
// Background: (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ), the sigmoid stretched to both sides of 0. Its outputs have a mean near 0, which helps the layer
// behind it.
// In depth: both exponentials are divided by the larger one, so that none can overflow. What is then left above, 1 − e^(−2|x|), would
// lose its digits close to 0; exp_minus_one keeps them. 0 stays as it is, with its sign.
// Use it when: between small layers, or inside recurrent networks.
// Do not use it when: many layers follow each other; its slope is below 1 nearly everywhere, so gradients shrink.
// Source: listing 28, which overflows for large numbers.
// Also called: Tanh_Activation, tanh_by_exponentials
// Example: Hyperbolic_Tangent([0, 800]) gives [0, 1]
// Example: round(Hyperbolic_Tangent(0.5), 4) gives 0.4621
Function Hyperbolic_Tangent(T) -> T:
    for row in T:
        for col in row:
            gap = exp_minus_one(-2 * abs(col))
            size = -gap / (2 + gap)
            if col == 0:
                col
            else:
                sign(col) * size

// Weighs every number by the share of the bell curve that lies below it.
// T: a number or a tensor of any shape.
// Background: x·Φ(x), where Φ(x) = (1 + erf(x/√2)) / 2 is the chance that a standard normal number is below x.
// In depth: it comes ever closer to 0 on the left; at −infinity itself, where infinity meets 0, it is nan, as in PyTorch.
// Use it when: in transformers, where it is the usual choice.
// Do not use it when: erf is too slow: GELU_tanh comes within 0.0005 of it.
// Source: listing 27; Hendrycks and Gimpel 2016.
// Also called: GELU
// Example: GELU_erf(0) gives 0
// Example: round(GELU_erf([-1, 1]), 4) gives [-0.1587, 0.8413]
Function GELU_erf(T) -> T:
    for row in T:
        for col in row:
            0.5 * col * (1 + erf(col / sqrt(2)))

// Comes close to GELU_erf with a tanh in place of the error function.
// T: a number or a tensor of any shape.
// Background: x/2 · (1 + tanh(√(2/π)·(x + 0.044715·x³))); the constant 0.044715 was fitted.
// In depth: beyond ±100 the tanh is ±1 to the last digit, so the cube is taken of a clamped number and cannot overflow.
// Use it when: a model was trained with this form, such as GPT-2.
// Do not use it when: the exact form is at hand and fast enough.
// Source: listing 29, whose formula is not the one of GELU; Hendrycks and Gimpel 2016.
// Example: GELU_tanh(0) gives 0
// Example: round(GELU_tanh([-1, 1]), 4) gives [-0.1588, 0.8412]
Function GELU_tanh(T) -> T:
    a1 = 0.044715
    for row in T:
        for col in row:
            inner = clamp(col, -100, 100)
            0.5 * col * (1 + tanh(sqrt(2 / pi) * (inner + a1 * inner^3)))

// Turns the scores of each row into probabilities that add up to 1.
// T: a vector of scores, a matrix with one example per row, or a batch of such; rows lie along the last axis.
// Background: eˣ makes every score positive, dividing by the sum of the row makes shares of it. A lead of 1 in score is a
// factor of e in probability.
// In depth: the largest score of a row is subtracted first. That changes no share, and no exponential can overflow.
// Use it when: the last layer chooses one of several classes.
// Do not use it when: several classes may be right at once; then each gets a Sigmoid of its own.
// Source: listing 30.
// Example: Softmax([0, 0]) gives [0.5, 0.5]
// Example: round(Softmax([2, 1, 0.1]), 3) gives [0.659, 0.242, 0.099]
Function Softmax(T) -> T:
    for row in T:
        max_val = max(row)
        sum_exps = 0
        for col in row:
            col = exp(col - max_val)
            sum_exps += col
        for col in row:
            col / sum_exps

// Gives the logarithms of the probabilities of Softmax.
// T: a vector of scores, a matrix with one example per row, or a batch of such.
// Background: x − log Σ eˣ. Taken in one step it stays exact where a probability itself would be rounded to 0.
// Use it when: a loss needs logarithms of probabilities, as NLL_Loss does.
// Do not use it when: the probabilities themselves are shown to somebody.
// Source: Goodfellow, Bengio and Courville, Deep Learning, section 4.1.
// Also called: LogSoftmax
// Example: log_softmax([0, 1000]) gives [-1000, 0]
Function log_softmax(T) -> T:
    for row in T:
        max_val = max(row)
        sum_exps = 0
        for col in row:
            sum_exps += exp(col - max_val)
        for col in row:
            col - max_val - log(sum_exps)

// Gives the logarithm of the sum of the exponentials of each row, a smooth maximum.
// T: a vector gives one number, a matrix one number per row, a batch one per row of each.
// Background: it lies between max(row) and max(row) + log(number of elements).
// In depth: the largest number of the row is taken out before the exponential and added back after the logarithm, unless it is infinite.
// Use it when: probabilities that are given as logarithms must be added.
// Do not use it when: the numbers are probabilities already; sum adds those.
// Source: Goodfellow, Bengio and Courville, Deep Learning, section 4.1.
// Also called: LogSumExp, log_sum_of_exps
// Example: round(log_sum_exp([1000, 1000]), 4) gives 1000.6931
Function log_sum_exp(T) -> Tensor:
    Result = []
    for row in T:
        max_val = max(row)
        taken_out = max_val if abs(max_val) < infinity else 0
        sum_exps = 0
        for col in row:
            sum_exps += exp(col - taken_out)
        Result.append(taken_out + log(sum_exps))
    return Result

// Bends ReLU into a smooth curve that is always positive.
// T: a number or a tensor of any shape.
// Background: log(1 + eˣ), whose slope is the sigmoid.
// In depth: for a positive number it is x + log(1 + e⁻ˣ), so the exponential is taken of −|x| and is never larger than 1.
// Use it when: an output must be positive, such as a standard deviation.
// Do not use it when: exact zeros or speed are wanted: ReLU.
// Source: Dugas et al. 2001.
// Example: round(softplus([0, 1000]), 4) gives [0.6931, 1000]
Function softplus(T) -> T:
    for row in T:
        for col in row:
            max(col, 0) + log_one_plus(exp(-abs(col)))

// Gives every number back as it is.
// T: a number or a tensor of any shape.
// Background: a layer with this function is a plain weighted sum, so several of them together are no more than one.
// Use it when: the last layer predicts a number of any size, a price for instance.
// Do not use it when: between hidden layers.
// Source: Goodfellow, Bengio and Courville, Deep Learning, section 6.2.2.
// Also called: Linear_Activation, No_Activation
// Example: Identity_Activation([-2, 3]) gives [-2, 3]
Function Identity_Activation(T) -> T:
    for row in T:
        for col in row:
            col

// Gives 1 from 0 upwards and 0 below.
// T: a number or a tensor of any shape.
// Background: the perceptron of 1958 fires or does not fire. Its slope is 0 everywhere, so gradients cannot train it.
// Use it when: a decision is wanted at the end, or for the perceptron's own learning rule.
// Do not use it when: the network learns by gradients: Sigmoid is its smooth form.
// Source: Rosenblatt 1958.
// Also called: Step, Step_Function, Binary_Step, Unit_Step
// Example: Heaviside([-0.5, 0, 2]) gives [0, 1, 1]
Function Heaviside(T) -> T:
    for row in T:
        for col in row:
            if col >= 0:
                1
            else if col < 0:
                0
