// Derivatives of the activation functions: the slope of each, which backpropagation multiplies by the gradient from above.
// Those named "from output" take what the activation gave, all others what it was given.

// Gives the slope of ReLU, which is 1 for positive numbers, else 0.
// x: a number or a tensor, the input of ReLU.
// Background: at 0 the curve has a corner; 0 is the usual choice there.
// Use it when: a layer with ReLU passes a gradient back; its input must have been kept.
// Source: listing 31.
// Also called: ReLUDerivative, relu_prime
// Example: relu_derivative([-1, 0, 2]) gives [0, 0, 1]
Function relu_derivative(x):
    if x > 0:
        return 1
    else:
        return 0

// Gives the slope of LeakyReLU, which is 1 for positive numbers, else its factor.
// x: a number or a tensor, the input of LeakyReLU. alpha: the factor below 0, 0.01 unless given.
// Background: both sides are straight lines, so the slope has two values only. At 0 there is a corner, and alpha is the choice
// here.
// Use it when: a layer with LeakyReLU passes a gradient back.
// Source: listing 32.
// Also called: LReLU_Derivative, LeakyReLUDerivative
// Example: leaky_relu_derivative([-1, 2], 0.1) gives [0.1, 1]
Function leaky_relu_derivative(x, alpha = 0.01):
    if x > 0:
        return 1
    else:
        return alpha

// Gives the slope of ELU, which is 1 for positive numbers, else alpha·eˣ.
// x: a number or a tensor, the input of ELU. alpha: the depth of the negative side, 1 unless given.
// Background: the exponential is its own slope. With alpha 1 both sides meet at 0 with slope 1, so there is no corner.
// Use it when: a layer with ELU passes a gradient back.
// Source: Clevert, Unterthiner and Hochreiter 2015.
// Also called: ELUDerivative
// Example: elu_derivative([0, 3], 2) gives [2, 1]
Function elu_derivative(x, alpha = 1):
    if x > 0:
        return 1
    else:
        return alpha * exp(x)

// Gives the slope of the sigmoid, σ(x)·(1 − σ(x)).
// x: a number or a tensor, the input of Sigmoid.
// In depth: it is the same on both sides of 0, e^−|x| / (1 + e^−|x|)², where nothing overflows and no digits are lost.
// Background: largest at 0, where it is 1/4; ten sigmoid layers shrink a gradient at least a million times.
// Use it when: a layer with Sigmoid passes a gradient back and only its input was kept.
// Do not use it when: the output of the sigmoid is at hand: Sigmoid_Derivative_From_Output saves the exponentials.
// Source: the slope of listing 26; listing 35 takes it from the output.
// Also called: SigmoidDerivative, sigmoid_prime
// Example: sigmoid_derivative(0) gives 0.25
// Example: round(sigmoid_derivative([-5, 5]), 4) gives [0.0066, 0.0066]
Function sigmoid_derivative(x):
    decay = exp(-abs(x))
    return decay / (1 + decay)²

// Gives the slope of the sigmoid from the value that the sigmoid gave.
// sigmoid_output: a number or a tensor of values between 0 and 1.
// Background: the slope of σ is σ·(1 − σ), so the value alone tells it.
// Use it when: the forward pass kept its output, as backpropagation does.
// Graph: from 0 to 1.
// Source: listing 35.
// Example: Sigmoid_Derivative_From_Output(0.5) gives 0.25
Function Sigmoid_Derivative_From_Output(sigmoid_output):
    return sigmoid_output * (1 - sigmoid_output)

// Gives the slope of Swish, σ(x) + x·σ(x)·(1 − σ(x)).
// x: a number or a tensor, the input of Swish.
// Background: the product rule on x·σ(x).
// Use it when: a layer with Swish passes a gradient back.
// Source: listing 33; listing 34 has the same name, but is the sigmoid itself.
// Also called: SiLU_Derivative, SwishDerivative
// Example: swish_derivative(0) gives 0.5
// Example: round(swish_derivative([-1, 1]), 4) gives [0.0723, 0.9277]
Function swish_derivative(x):
    s = Sigmoid(x)
    return s + x * sigmoid_derivative(x)

// Gives the slope of tanh, 1 − tanh²(x).
// x: a number or a tensor, the input of tanh.
// Background: largest at 0, where it is 1; beyond ±3 it is below 0.01, so a neuron that is driven there hardly learns.
// In depth: tanh(x) is 2σ(2x) − 1, so its slope is four times that of σ at 2x, which keeps its digits where tanh is close to ±1.
// Use it when: a layer with tanh passes a gradient back and only its input was kept.
// Do not use it when: the output of tanh is at hand: Tanh_Derivative_From_Output saves the exponential.
// Source: the slope of listing 28; listing 37 takes it from the output.
// Also called: Hyperbolic_Tangent_Derivative, tanh_prime
// Example: tanh_derivative(0) gives 1
// Example: round(tanh_derivative(3), 4) gives 0.0099
Function tanh_derivative(x):
    return 4 * sigmoid_derivative(2 * x)

// Gives the slope of tanh from the value that tanh gave.
// tanh_output: a number or a tensor of values between -1 and 1.
// Background: the slope of tanh is 1 − tanh², so the value alone tells it.
// Use it when: the forward pass kept its output.
// Graph: from -1 to 1.
// Source: listing 37, whose parameter is called x but is the output.
// Also called: TanhDerivative
// Example: Tanh_Derivative_From_Output([0, 0.5]) gives [1, 0.75]
Function Tanh_Derivative_From_Output(tanh_output):
    return 1 - tanh_output²

// Gives the slope of GELU_erf, Φ(x) + x·φ(x).
// x: a number or a tensor, the input of GELU_erf.
// Background: Φ is the share of the bell curve below x, and φ, its height at x, is the slope of Φ: the product rule.
// Use it when: a layer with GELU_erf passes a gradient back.
// Source: listing 36, which is named from output but takes the input, and never reads its second parameter.
// Also called: GELU_Derivative_From_Output, GELU_Derivative
// Example: gelu_erf_derivative(0) gives 0.5
// Example: round(gelu_erf_derivative([-1, 1]), 4) gives [-0.0833, 1.0833]
Function gelu_erf_derivative(x):
    share_below = 0.5 * (1 + erf(x / sqrt(2)))
    x = clamp(x, -100, 100) // where the bell curve is 0 to the last digit; a larger square could overflow
    return share_below + x * exp(-0.5 * x * x) / SQRT_2PI

// Gives the exact slope of GELU_tanh.
// x: a number or a tensor, the input of GELU_tanh.
// Background: with u = √(2/π)·(x + 0.044715·x³) it is (1 + tanh u)/2 + x/2 · tanh'(u) · u', by the product and the chain rule.
// In depth: beyond ±100 the slope is 1 or 0 to the last digit, so a clamped x gives the same and its cube cannot overflow.
// Use it when: a layer with GELU_tanh passes a gradient back.
// Source: listing 38, whose formula is not the slope of GELU.
// Also called: GELUDerivative
// Example: gelu_tanh_derivative(0) gives 0.5
// Example: round(gelu_tanh_derivative([-1, 1]), 4) gives [-0.083, 1.083]
Function gelu_tanh_derivative(x):
    a1 = 0.044715
    x = clamp(x, -100, 100)
    u = sqrt(2 / pi) * (x + a1 * x^3)
    u_slope = sqrt(2 / pi) * (1 + 3 * a1 * x²)
    return 0.5 * (1 + tanh(u)) + 0.5 * x * tanh_derivative(u) * u_slope

// Gives the slope of softplus, which is the sigmoid.
// x: a number or a tensor, the input of softplus.
// Background: log(1 + eˣ) has the slope eˣ / (1 + eˣ) by the chain rule, and that is the sigmoid.
// Use it when: an output was made positive by softplus.
// Source: Dugas et al. 2001.
// Also called: SoftplusDerivative
// Example: softplus_derivative(0) gives 0.5
Function softplus_derivative(x):
    return Sigmoid(x)

// Gives the slope of the identity, which is 1 everywhere.
// x: a number or a tensor of any shape.
// Background: a straight line through 0 at 45 degrees climbs 1 for every step of 1.
// Use it when: code wants a slope for every layer, also for one without an activation.
// Source: Goodfellow, Bengio and Courville, Deep Learning, section 6.2.2.
// Also called: Identity_Activation_Derivative, Linear_Derivative
// Example: identity_derivative([-2, 3]) gives [1, 1]
Function identity_derivative(x):
    return ones(x.shape)

// Gives the slope of the step function, which is 0 everywhere.
// x: a number or a tensor of any shape.
// Background: at 0 the function jumps and has no slope; 0 is the usual choice. No gradient passes a step.
// Use it when: it is to be shown why a network of steps cannot learn by gradients.
// Source: Rosenblatt 1958.
// Also called: Step_Derivative, Binary_Step_Derivative
// Example: heaviside_derivative([-2, 0, 3]) gives [0, 0, 0]
Function heaviside_derivative(x):
    return zeros(x.shape)

// Tells how much each probability of Softmax changes with each score.
// scores: one vector of n scores, the input of Softmax. The result is a matrix of n rows and n columns.
// Background: with the probabilities p the slope of pᵢ in score j is −pᵢ·pⱼ, and pᵢ more where i = j: a score that grows takes from all
// classes and gives to its own. Each row adds up to 0, because the probabilities always add up to 1.
// Use it when: it is to be seen how the classes pull at each other, or a derivation is checked.
// Do not use it when: only its product with a gradient is needed: softmax_gradient never builds the matrix.
// Source: Bridle 1990.
// Example: softmax_jacobian([0, 0]) gives [[0.25, -0.25], [-0.25, 0.25]]
Function softmax_jacobian(scores) -> Jacobian:
    p = Softmax(scores)
    n = p.len()
    Jacobian = zeros(n, n)
    for i in n:
        for j in n:
            Jacobian[i][j] = -p[i] * p[j]
    for i in n:
        Jacobian[i][i] += p[i]

// Tells how much each logarithm of log_softmax changes with each score.
// scores: one vector of n scores, the input of log_softmax. The result is a matrix of n rows and n columns.
// Background: the slope of log pᵢ in score j is 1 − pⱼ where i = j, else −pⱼ.
// Use it when: a derivation is checked.
// Do not use it when: only its product with a gradient is needed: log_softmax_gradient never builds the matrix.
// Source: Goodfellow, Bengio and Courville, Deep Learning, section 6.2.2.
// Also called: log_softmax_derivative_matrix
// Example: log_softmax_jacobian([0, 0]) gives [[0.5, -0.5], [-0.5, 0.5]]
Function log_softmax_jacobian(scores) -> Jacobian:
    p = Softmax(scores)
    n = p.len()
    Jacobian = identity(n)
    for i in n:
        for j in n:
            Jacobian[i][j] -= p[j]

// Carries a gradient back through log_softmax, row by row.
// log_probs: the logarithms that log_softmax gave, a vector, matrix or batch.
// upstream: the gradient of the loss in these logarithms, of the same shape.
// Background: every score lowers all logarithms by its probability, so gᵢ − pᵢ·Σ gⱼ is left.
// Use it when: log_softmax stands before a loss, as in CCE_From_Logits.
// Source: Goodfellow, Bengio and Courville, Deep Learning, section 6.2.2.
// Also called: log_softmax_backward, log_softmax_derivative
// Example: log_softmax_gradient(log([0.5, 0.5]), [1, 0]) gives [0.5, -0.5]
Function log_softmax_gradient(log_probs, upstream) -> upstream:
    if log_probs.shape != upstream.shape:
        throw Error("The gradient must have the shape of the logarithms.")
    for row in upstream:
        total = 0
        for col in row:
            total += col
        for col in row:
            col - exp(log_probs[row][col]) * total

// Carries a gradient back through Softmax, row by row.
// softmax_output: the probabilities that Softmax gave, a vector, matrix or batch.
// upstream: the gradient of the loss in these probabilities, of the same shape.
// Background: the Jacobian times the gradient is pᵢ·(gᵢ − Σ pⱼ·gⱼ): each gradient against the mean of its row.
// Use it when: a loss other than cross entropy follows Softmax; with cross entropy the two together are simply p − y.
// Source: Bridle 1990.
// Also called: softmax_backward, softmax_derivative
// Example: softmax_gradient([0.5, 0.5], [1, 3]) gives [-0.5, 0.5]
Function softmax_gradient(softmax_output, upstream) -> softmax_output:
    if softmax_output.shape != upstream.shape:
        throw Error("The gradient must have the shape of the probabilities.")
    for row in softmax_output:
        weighted_mean = 0
        for p in row:
            weighted_mean += p * upstream[row][p]
        for p in row:
            p * (upstream[row][p] - weighted_mean)
