// Optimizers: procedures that change a tensor of weights in place, a step against its gradient.
// What an optimizer remembers between steps is a tensor of the same shape, which begins with zeros and is given every time.

// Takes one step straight against the gradient (stochastic gradient descent).
// Tensor: the weights, changed in place. Gradient: of the same shape. learning_rate: the length of the step, above 0.
// Background: the gradient points uphill; a step against it makes the loss smaller if it is small enough. With the gradient of
// one example it is stochastic, with the mean of a few it is mini-batch gradient descent.
// Use it when: learning how training works, or with a learning rate that falls over time.
// Do not use it when: the loss is a narrow valley: it swings from side to side. momentum_optimizer and adam_optimizer do not.
// Source: listing 46.
// Also called: SGD, sgd_step, Gradient_Descent_Step
// Example: W = [1.0, 2.0]; sgd_optimizer(W, [0.5, -1], 0.1); W gives [0.95, 2.1]
function sgd_optimizer(Tensor: Tensor, Gradient: Tensor, learning_rate: f32):
    Tensor -= learning_rate * Gradient

// Goes once through all examples in random order, with a step against the gradient of every few of them.
// Tensor: the weights, changed in place. gradient_of: a function of the weights, of some examples and of their targets, which gives
// the mean gradient of these examples. X: one example per row. Y: the targets, as many. learning_rate: above 0. batch_size: how many
// examples make a step, from 1; the last ones may be fewer.
// Background: 1 is stochastic gradient descent in the strict sense, all of them is plain gradient descent. Between them lie noisy
// but cheap steps, and on modern machines 32 examples cost hardly more than one.
// Use it when: there are too many examples to look at all of them for every step.
// Do not use it when: the examples come one by one: sgd_optimizer with each gradient.
// Source: Robbins and Monro 1951.
// Also called: minibatch_sgd, mini_batch_gradient_descent, SGD_Epoch
// Example: W = [1.0]; mini_batch_sgd(W, (w, X, Y) -> mean(X - Y), [3, 3], [1, 1], 0.25, 1); W gives [0]
function mini_batch_sgd(
    Tensor: Tensor, gradient_of, X: Tensor, Y: Tensor, learning_rate, batch_size = 32
):
    for batch in batches(X.len(), batch_size):
        Tensor -= learning_rate * gradient_of(Tensor, X[batch], Y[batch])

// Takes a step that keeps a part of the speed of the steps before.
// Tensor: the weights, changed in place. Gradient: of the same shape. velocity: remembered between steps, zeros at first.
// learning_rate: above 0. momentum: the part of the speed that stays, 0.9 unless given.
// Background: a ball that rolls downhill. Pushes to the sides cancel, those along the valley add up.
// Use it when: the loss is a narrow valley, or gradients are noisy.
// Do not use it when: it swings around the bottom for long: less momentum, or adam_optimizer.
// Source: Polyak 1964, in the form of PyTorch.
// Also called: momentum_step, SGD_Momentum
// Example: W = [4.0]; v = [1.0]; momentum_optimizer(W, [2], v, 0.1, 0.5); W gives [3.75]
function momentum_optimizer(
    Tensor: Tensor, Gradient: Tensor, velocity: Tensor, learning_rate: f32, momentum = 0.9
):
    velocity *= momentum
    velocity += Gradient
    Tensor -= learning_rate * velocity

// Takes a step with momentum that looks ahead to where the speed will lead.
// Tensor: the weights, changed in place. Gradient: of the same shape. velocity: remembered between steps, zeros at first.
// learning_rate: above 0. momentum: the part of the speed that stays, 0.9 unless given.
// Background: a ball that looks where it is going: it brakes before the slope turns, so it overshoots less than plain
// momentum.
// Use it when: momentum_optimizer overshoots.
// Do not use it when: the gradient cannot be trusted from step to step, as with tiny batches.
// Source: Nesterov 1983, in the form of PyTorch.
// Also called: nesterov_step, SGD_Nesterov
// Example: W = [4.0]; v = [1.0]; nesterov_optimizer(W, [2], v, 0.1, 0.5); W gives [3.675]
function nesterov_optimizer(
    Tensor: Tensor, Gradient: Tensor, velocity: Tensor, learning_rate: f32, momentum = 0.9
):
    velocity *= momentum
    velocity += Gradient
    Tensor -= learning_rate * (Gradient + momentum * velocity)

// Takes a step that is shorter for weights whose gradients have been large so far.
// Tensor: the weights, changed in place. Gradient: of the same shape. squares: the sum of squared gradients, zeros at first.
// learning_rate: above 0. epsilon: keeps the divisor above 0.
// Background: the sum of squared gradients says how much a weight has been pushed so far; its root divides the step.
// Use it when: some features are rare; their weights keep long steps.
// Do not use it when: training is long: the sum only grows, so the steps die away. rmsprop_optimizer forgets.
// Source: Duchi, Hazan and Singer 2011.
// Also called: AdaGrad, adagrad_step
// Example: W = [1.0]; s = [0.0]; adagrad_optimizer(W, [2], s, 0.1, 0); W gives [0.9]
function adagrad_optimizer(
    Tensor: Tensor, Gradient: Tensor, squares: Tensor, learning_rate: f32, epsilon = 1e-10
):
    squares += Gradient²
    Tensor -= learning_rate * Gradient / (sqrt(squares) + epsilon)

// Takes a step that is shorter for weights whose gradients have been large lately.
// Tensor: the weights, changed in place. Gradient: of the same shape. squares: the running mean of squared gradients, zeros
// at first. learning_rate: above 0. rho: how slowly the mean forgets, 0.99 unless given. epsilon: keeps the divisor above 0.
// Background: dividing by the usual size of the gradient gives every weight steps of about the same length.
// Use it when: gradients of different weights differ much in size, as in recurrent networks.
// Do not use it when: in doubt: adam_optimizer does the same and adds momentum.
// Source: Hinton, lecture 6e of Neural Networks for Machine Learning, 2012.
// Also called: RMSProp, rmsprop_step
// Example: W = [1.0]; s = [0.0]; rmsprop_optimizer(W, [2], s, 0.1, 0.75, 0); W gives [0.8]
function rmsprop_optimizer(
    Tensor: Tensor, Gradient: Tensor, squares: Tensor, learning_rate: f32, rho = 0.99,
    epsilon = 1e-8
):
    squares *= rho
    squares += (1 - rho) * Gradient²
    Tensor -= learning_rate * Gradient / (sqrt(squares) + epsilon)

// Takes a step of Adam, with momentum and a step length of its own for every weight.
// Tensor: the weights, changed in place. Gradient: of the same shape. m, v: running means of the gradient and of its square,
// zeros at first, changed in place. learning_rate: 0.001 is recommended. timestep: the number of the step, from 1.
// beta1, beta2: how slowly the means forget. epsilon: keeps the divisor above 0.
// Background: m says where to go, and dividing by √v makes every step about as long as the learning rate.
// In depth: both means begin at 0 and are too small at first; dividing by 1 − βᵗ puts that right.
// Use it when: in doubt; it works with little tuning.
// Do not use it when: weights shall decay: adamw_optimizer.
// Source: listing 45, which uses one tensor as the gradient and as the weights; Kingma and Ba 2015.
// Also called: Adam, adam_step
// Example: W = [1.0]; m = [0.0]; v = [0.0]; adam_optimizer(W, [0.4], m, v, 0.001, 1); round(W, 6) gives [0.999]
function adam_optimizer(
    Tensor: Tensor, Gradient: Tensor, m: Tensor, v: Tensor, learning_rate: f32, timestep,
    beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8
):
    // update the first moment estimate
    m *= beta1
    m += (1 - beta1) * Gradient

    // update the second moment estimate
    v *= beta2
    v += (1 - beta2) * Gradient²

    // compute bias-corrected estimates
    m_hat = m / (1 - beta1.raised(timestep))
    v_hat = v / (1 - beta2.raised(timestep))

    // update the parameters
    Tensor -= learning_rate * m_hat / (sqrt(v_hat) + epsilon)

// Takes a step of Adam and lets the weights decay a little on the side.
// Tensor, Gradient, m, v, learning_rate, timestep, beta1, beta2, epsilon: as in adam_optimizer.
// weight_decay: the share of a weight, times the learning rate, that each step takes away; 0.01 unless given.
// Background: the decay is kept apart from the gradient; inside the gradient, Adam would divide it away.
// Use it when: large weights shall be discouraged, as in training transformers.
// Do not use it when: no weight decay is wanted: adam_optimizer.
// Source: Loshchilov and Hutter 2019.
// Also called: AdamW, adamw_step
// Example: W = [1.0]; m = [0.0]; v = [0.0]; adamw_optimizer(W, [0.4], m, v, 0.001, 1, 0.1); round(W, 6) gives [0.9989]
function adamw_optimizer(
    Tensor: Tensor, Gradient: Tensor, m: Tensor, v: Tensor, learning_rate: f32, timestep,
    weight_decay = 0.01, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8
):
    Tensor *= 1 - learning_rate * weight_decay
    adam_optimizer(Tensor, Gradient, m, v, learning_rate, timestep, beta1, beta2, epsilon)

// Jumps to the bottom of the bowl that fits the loss at the present place (Newton's method).
// Tensor: the weights, a vector, changed in place. Gradient: of the same length. Hessian: the matrix of second derivatives, symmetric.
// Background: a slope that is 8 and falls by 2 with every step is 0 after 4 steps. In many dimensions the matrix of curvatures is
// divided by in the same way. On a bowl one step reaches the bottom.
// Use it when: there are few weights and the loss curves upwards.
// Do not use it when: there are thousands of weights, for the matrix grows with their square; or near a saddle, which it runs to.
// Source: Newton 1669; Nocedal and Wright, Numerical Optimization, chapter 3.
// Also called: newton_step, newton_update
// Example: W = [4.0, 2.0]; newton_optimizer(W, [8, 12], [[2, 0], [0, 6]]); W gives [0, 0]
function newton_optimizer(Tensor: Tensor, Gradient: Tensor, Hessian: Tensor):
    Tensor -= solve_equations(Hessian, Gradient)

// Solves a system of linear equations.
// Matrix: n rows and columns, one equation per row. Values: a vector, the right sides. Gives the vector x for which Matrix x x = Values.
// Background: multiples of one equation are taken from the others until each holds one unknown less; the last one is then solved
// first (Gauss).
// In depth: each time the equation with the largest factor is used, which keeps rounding errors small (partial pivoting).
// Use it when: a matrix is to be divided by, as in Newton's method or in least squares.
// Do not use it when: the same matrix meets many right sides: each call does all the work again.
// Source: Golub and Van Loan, Matrix Computations, section 3.4.
// Also called: solve, linear_solve, Gaussian_Elimination
// Example: solve_equations([[2, 0], [0, 4]], [2, 2]) gives [1, 0.5]
Function solve_equations(Matrix: Tensor, Values: Tensor) -> x:
    n = Values.len()
    if Matrix.rank != 2 or Values.rank != 1 or Matrix.rows != n or Matrix.cols != n:
        throw Error("There must be as many equations as unknowns, and a value for each.")
    for k in range(n):
        pivot = k + argmax(abs(Matrix[k:, k]))
        if Matrix[pivot][k] == 0:
            throw Error("The equations have no single solution.")
        Matrix[k], Matrix[pivot] = Matrix[pivot], Matrix[k]
        Values[k], Values[pivot] = Values[pivot], Values[k]
        for row in range(k + 1, n):
            factor = Matrix[row][k] / Matrix[k][k]
            for col in range(k, n):
                Matrix[row][col] -= factor * Matrix[k][col]
            Values[row] -= factor * Values[k]
    x = zeros(n)
    for k from n - 1 to 0 step -1:
        rest = Values[k]
        for col in range(k + 1, n):
            rest -= Matrix[k][col] * x[col]
        x[k] = rest / Matrix[k][k]

// Keeps every element of a gradient between −limit and limit.
// Gradient: a number or a tensor. limit: above 0.
// Background: one huge element, of a bad example perhaps, then cannot throw all weights away.
// Use it when: single elements explode.
// Do not use it when: the direction must stay the same: clip_by_norm.
// Source: Mikolov 2012.
// Also called: clip_gradient, clip_by_value, gradient_clipping
// Example: clip_gradient_by_value([-3, 0.5], 1) gives [-1, 0.5]
Function clip_gradient_by_value(Gradient, limit):
    return clamp(Gradient, -limit, limit)

// Shortens a gradient that is longer than a limit, without turning it.
// Gradient: a number or a tensor. max_norm: the largest length allowed, above 0.
// Background: the length is the square root of the sum of all squares.
// Use it when: gradients explode, as in recurrent networks.
// Source: Pascanu, Mikolov and Bengio 2013.
// Also called: clip_by_norm
// Example: clip_gradient_by_norm([3, 4], 1) gives [0.6, 0.8]
// Example: clip_gradient_by_norm([0.3, 0.4], 1) gives [0.3, 0.4]
Function clip_gradient_by_norm(Gradient, max_norm) -> Gradient:
    total = 0
    for row in Gradient:
        for col in row:
            total += col * col
    norm = sqrt(total)
    if norm == infinity: // the squares were beyond the largest number
        largest = max(abs(Gradient))
        norm = largest * sqrt(sum((Gradient / largest)²))
    return Gradient * (max_norm / max(norm, max_norm))

// Gives the L1 penalty of weights, strength times the sum of their absolute values.
// Weights: a number or a tensor. strength: from 0.
// Background: added to the loss it drives unimportant weights to exactly 0. Its gradient is strength · sign(Weights).
// Use it when: many features are suspected to be useless.
// Source: Tibshirani 1996.
// Also called: Lasso_Penalty, l1_regularization
// Example: l1_penalty([1, -2], 0.1) gives 0.3
Function l1_penalty(Weights, strength):
    return strength * sum(abs(Weights))

// Gives the L2 penalty of weights, strength times the sum of their squares.
// Weights: a number or a tensor. strength: from 0.
// Background: added to the loss it keeps all weights small. Its gradient is 2 · strength · Weights.
// Use it when: a network knows its examples by heart; it is the usual choice.
// Source: Hoerl and Kennard 1970.
// Also called: Ridge_Penalty, l2_regularization
// Example: l2_penalty([1, -2], 0.1) gives 0.5
Function l2_penalty(Weights, strength):
    return strength * sum(Weights²)

// Gives the gradient of the L1 penalty, strength times the sign of each weight.
// Weights: a number or a tensor. strength: from 0.
// Background: it pulls every weight towards 0 with the same force, however small it is, until it is 0.
// Use it when: the penalty is added to a loss whose gradient is written by hand.
// Source: Tibshirani 1996.
// Also called: Lasso_Gradient
// Example: l1_gradient([1.5, -2, 0], 0.1) gives [0.1, -0.1, 0]
Function l1_gradient(Weights, strength):
    return strength * sign(Weights)

// Gives the gradient of the L2 penalty, strength times twice each weight.
// Weights: a number or a tensor. strength: from 0.
// Background: it pulls large weights harder than small ones.
// Use it when: the penalty is added to a loss whose gradient is written by hand.
// Source: Hoerl and Kennard 1970.
// Also called: Ridge_Gradient
// Example: l2_gradient([1.5, -2], 0.1) gives [0.3, -0.4]
Function l2_gradient(Weights, strength):
    return 2 * strength * Weights

// Takes steps straight against the gradients.
// learning_rate: the length of a step, 0.01 unless given.
// Background: sgd_optimizer as an object, for a line such as `Update W using SGD(0.1) Optimizer`.
// Use it when: a sentence, or a loop over many names, takes the steps.
// Source: listing 46, as an object.
// Also called: SGDOptimizer
// Example: SGD_Optimizer(0.5).update("w", 3.0, 2.0) gives 2
Class SGD_Optimizer:
    // Keeps the learning rate.
    Function init(self, learning_rate = 0.01):
        self.learning_rate = learning_rate

    // Takes one step, of a tensor in place, and gives the value after it; the name tells whose step it is.
    Function update(self, name, value, gradient):
        value -= self.learning_rate * gradient
        return value

// Takes steps that keep a part of the speed of the steps before.
// learning_rate: 0.01 unless given. momentum: the part that stays, 0.9 unless given.
// Background: momentum_optimizer as an object, which keeps the velocity of each name itself.
// Use it when: a sentence takes the steps and the valley is narrow.
// Source: Polyak 1964, in the form of PyTorch.
// Example: Momentum_Optimizer(0.5).update("w", 3.0, 2.0) gives 2
Class Momentum_Optimizer:
    // Keeps the settings, and a velocity for every name.
    Function init(self, learning_rate = 0.01, momentum = 0.9):
        self.learning_rate = learning_rate
        self.momentum = momentum
        self.velocity = {}

    // Takes one step, of a tensor in place, and gives the value after it.
    Function update(self, name, value, gradient):
        if name not in self.velocity:
            self.velocity[name] = 0 * value
        self.velocity[name] = self.momentum * self.velocity[name] + gradient
        value -= self.learning_rate * self.velocity[name]
        return value

// Takes steps that are divided by the usual size of the gradient.
// learning_rate: 0.001 unless given. decay: how slowly the mean of the squares forgets, 0.9 unless given. epsilon: keeps the divisor
// above 0, 1e-8 unless given.
// Background: rmsprop_optimizer as an object, which keeps the mean of squares of each name itself.
// Use it when: a sentence takes the steps and gradients differ much in size.
// Source: Hinton, lecture 6e of Neural Networks for Machine Learning, 2012.
// Example: round(RMSProp_Optimizer(0.1).update("w", 3.0, 2.0), 4) gives 2.6838
Class RMSProp_Optimizer:
    // Keeps the settings, and a mean of squares for every name.
    Function init(self, learning_rate = 0.001, decay = 0.9, epsilon = 1e-8):
        self.learning_rate = learning_rate
        self.decay = decay
        self.epsilon = epsilon
        self.squares = {}

    // Takes one step, of a tensor in place, and gives the value after it.
    Function update(self, name, value, gradient):
        if name not in self.squares:
            self.squares[name] = 0 * value
        self.squares[name] = self.decay * self.squares[name] + (1 - self.decay) * gradient^2
        value -= self.learning_rate * gradient / (sqrt(self.squares[name]) + self.epsilon)
        return value

// Takes steps that become shorter with everything that a weight has moved.
// learning_rate: 0.01 unless given. epsilon: keeps the divisor above 0, 1e-8 unless given.
// Background: adagrad_optimizer as an object, which keeps the sum of squares of each name itself.
// Use it when: a sentence takes the steps and some features are rare.
// Source: Duchi, Hazan and Singer 2011.
// Example: round(AdaGrad_Optimizer(0.1).update("w", 3.0, 2.0), 4) gives 2.9
Class AdaGrad_Optimizer:
    // Keeps the settings, and a sum of squares for every name.
    Function init(self, learning_rate = 0.01, epsilon = 1e-8):
        self.learning_rate = learning_rate
        self.epsilon = epsilon
        self.squares = {}

    // Takes one step, of a tensor in place, and gives the value after it.
    Function update(self, name, value, gradient):
        if name not in self.squares:
            self.squares[name] = 0 * value
        self.squares[name] = self.squares[name] + gradient^2
        value -= self.learning_rate * gradient / (sqrt(self.squares[name]) + self.epsilon)
        return value

// Takes steps with momentum and a length of its own for every weight; see adam_optimizer.
// learning_rate: 0.001 unless given. beta1, beta2: how slowly the means of the gradient and of its square forget, 0.9 and 0.999 unless
// given. epsilon: keeps the divisor above 0, 1e-8 unless given. weight_decay: the share of a weight, times the learning rate, that a
// step takes away; 0 unless given.
// Background: adam_optimizer as an object, which keeps both means and counts the steps of each name itself.
// Use it when: in doubt; it is what `Update W and b using Adam Optimizer` makes.
// Source: listing 45, as an object; Kingma and Ba 2015.
// Example: round(Adam_Optimizer(0.1).update("w", 3.0, 2.0), 4) gives 2.9
Class Adam_Optimizer:
    // Keeps the settings, and two running means and the number of steps for every name.
    Function init(
        self, learning_rate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weight_decay = 0
    ):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.weight_decay = weight_decay
        self.m = {}
        self.v = {}
        self.steps = {}

    // Takes one step, of a tensor in place, and gives the value after it.
    Function update(self, name, value, gradient):
        if name not in self.steps:
            self.m[name] = 0 * value
            self.v[name] = 0 * value
        self.steps[name] += 1
        self.m[name] = self.beta1 * self.m[name] + (1 - self.beta1) * gradient
        self.v[name] = self.beta2 * self.v[name] + (1 - self.beta2) * gradient^2
        m_hat = self.m[name] / (1 - self.beta1^self.steps[name])
        v_hat = self.v[name] / (1 - self.beta2^self.steps[name])
        value *= 1 - self.learning_rate * self.weight_decay
        value -= self.learning_rate * m_hat / (sqrt(v_hat) + self.epsilon)
        return value

// Takes steps of Adam and lets the weights decay a little on the side; see adamw_optimizer.
// learning_rate: 0.001 unless given. weight_decay: 0.01 unless given.
// Background: adamw_optimizer as an object: the decay stands beside the gradient, not in it.
// Use it when: a sentence takes the steps and weights shall decay.
// Source: Loshchilov and Hutter 2019.
// Example: round(AdamW_Optimizer(0.1, 0.5).update("w", 3.0, 2.0), 4) gives 2.75
Class AdamW_Optimizer(Adam_Optimizer):
    // Keeps the settings.
    Function init(self, learning_rate = 0.001, weight_decay = 0.01):
        super.init(learning_rate, weight_decay=weight_decay)
