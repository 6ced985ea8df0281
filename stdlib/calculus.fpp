// Calculus by computing: limits, slopes and curvature from values alone, the rules of differentiation, and the way downhill.

// Finds the number that a function comes close to as its argument comes close to a place.
// f: a function of a number. place: where; f need not have a value there. side: -1 for from below, 1 for from above; 0, the
// default, for both, and then the result is nan where the two differ.
// Background: a limit asks where the values are heading, not what they are at the place: sin(x)/x heads for 1 at 0, where it is 0/0.
// In depth: the distance to the place shrinks tenfold, up to eight times, as long as the values settle; very close to the place
// rounding would spoil them again. If they grow at every step, the limit is ±infinity; if they neither grow nor settle, it is nan.
// Use it when: a function has no value at a place, but one is expected there.
// Do not use it when: more than about six digits are needed.
// Source: Cauchy 1821.
// Also called: limit_of
// Example: round(numerical_limit(x -> sin(x) / x, 0), 6) gives 1
// Example: numerical_limit(x -> 1 / x, 0, 1) gives infinity
Function numerical_limit(f, place, side: Integer = 0):
    if side == 0:
        below = numerical_limit(f, place, -1)
        above = numerical_limit(f, place, 1)
        if below == above:
            return above
        if abs(above - below) <= 1e-5 * max(1, abs(above)):
            return (below + above) / 2
        return nan
    distance = 0.1
    value = f(place + side * distance)
    smallest_change = infinity
    grows = true
    for step from 1 to 8:
        distance = distance / 10
        next_value = f(place + side * distance)
        change = abs(next_value - value)
        if abs(next_value) <= 2 * abs(value):
            grows = false
        if change > smallest_change and not grows:
            break
        smallest_change = change
        value = next_value
    if grows:
        return infinity if value > 0 else -infinity
    return value if smallest_change <= 1e-3 * max(1, abs(value)) else nan

// Estimates the slope of a function from its value a small step ahead.
// f: a function of a number. x: where, a number or a tensor. h: the step, 1e-8 unless given.
// Background: the slope of the straight line through two close points of the curve. The error shrinks like h, until rounding spoils
// the difference: about 8 digits are right.
// Use it when: f costs much or stops existing behind x: f(x) is often known already, so one more value does.
// Do not use it when: f may be asked on both sides: central_difference is far more precise.
// Source: Press, Teukolsky, Vetterling and Flannery, Numerical Recipes, section 5.7.
// Also called: forward_derivative
// Example: round(forward_difference(x -> x², 3), 4) gives 6
Function forward_difference(f, x, h = 1e-8):
    return (f(x + h) - f(x)) / h

// Estimates the slope of a function from its value a small step behind.
// f: a function of a number. x: where, a number or a tensor. h: the step, 1e-8 unless given.
// Background: the same straight line as in forward_difference, to the other side; with both, a corner shows: they differ
// there.
// Use it when: f may not be asked ahead of x, as at the end of a measured series.
// Source: Press, Teukolsky, Vetterling and Flannery, Numerical Recipes, section 5.7.
// Also called: backward_derivative
// Example: round(backward_difference(x -> x², 3), 4) gives 6
Function backward_difference(f, x, h = 1e-8):
    return (f(x) - f(x - h)) / h

// Estimates the slope of a function from its values a small step ahead and behind.
// f: a function of a number. x: where, a number or a tensor. h: the step, 1e-5 unless given.
// Background: what the curve bends on one side it bends back on the other, so the error shrinks like h²: about 10 digits are right.
// Use it when: a derivative that was worked out by hand is to be checked.
// Do not use it when: the exact derivative is at hand.
// Source: Press, Teukolsky, Vetterling and Flannery, Numerical Recipes, section 5.7.
// Also called: numerical_derivative, central_derivative
// Example: round(central_difference(x -> x³, 2), 6) gives 12
Function central_difference(f, x, h = 1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)

// Estimates how a function of a tensor changes with each of its elements.
// f: a function of a tensor that gives a number. Tensor: where, a number or a tensor of any shape. h: the step, 1e-5 unless given.
// The result has the shape of Tensor.
// Background: each element in turn takes a small step ahead and behind while all others stay.
// Use it when: a gradient that was worked out by hand is to be checked, once.
// Do not use it when: training; each element costs two calls of f.
// Source: Press, Teukolsky, Vetterling and Flannery, Numerical Recipes, section 5.7.
// Also called: gradient_by_differences, numeric_gradient
// Example: round(numerical_gradient(v -> v[0]² + 3 * v[1]², [4, 2]), 6) gives [8, 12]
Function numerical_gradient(f, Tensor, h = 1e-5) -> Gradient:
    if Tensor.rank == 0:
        return central_difference(f, Tensor, h)
    Gradient = zeros(Tensor.shape)
    Moved = zeros(Tensor.shape) + Tensor
    for row in Tensor:
        for col in row:
            Moved[row][col] = col + h
            ahead = f(Moved)
            Moved[row][col] = col - h
            Gradient[row][col] = (ahead - f(Moved)) / (2 * h)
            Moved[row][col] = col

// Tells how far a gradient lies from the one that small steps give, as a share of their size.
// f: a function of a tensor that gives a number. Gradient: the one to be checked. Tensor: where. h: the step, 1e-5 unless given.
// Background: below 1e-7 the gradient is right, above 1e-4 there is a mistake in it.
// Use it when: a backward pass was written by hand; below about 1e-7 it is right, above 1e-3 it is wrong.
// Source: Karpathy's notes for the course CS231n.
// Also called: grad_check, check_gradient
// Example: gradient_check(v -> sum(v²), [2, 4], [1, 2]) < 1e-7 gives true
// Example: gradient_check(v -> sum(v²), [1, 2], [1, 2]) > 1e-4 gives true
Function gradient_check(f, Gradient, Tensor, h = 1e-5):
    Estimate = numerical_gradient(f, Tensor, h)
    size = max(max(abs(Gradient)), max(abs(Estimate)))
    if size == 0:
        return 0
    return max(abs(Gradient - Estimate)) / size

// Gives the slope of a power, a·xⁿ.
// x: a number or a tensor. n: the exponent. factor: the number a in front, 1 unless given.
// Background: the exponent comes down as a factor and is 1 less afterwards: a·n·xⁿ⁻¹.
// Use it when: the slope of a power, a root (n = 1/2) or a reciprocal (n = −1) is wanted.
// Source: Leibniz 1684.
// Also called: power_rule_derivative
// Example: power_rule(2, 3) gives 12
// Example: power_rule(5, 1, 7) gives 7
Function power_rule(x, n, factor = 1):
    return factor * n * x^(n - 1)

// Gives the slope of a sum, f + g: the sum of the slopes.
// f_slope, g_slope: the slopes of both at the same place, numbers or tensors.
// Background: (f + g)′ = f′ + g′. Two hoses that fill one bucket: their speeds add up.
// Use it when: a function is a sum of parts whose slopes are known; the loss of a batch is one.
// Source: Leibniz 1684.
// Also called: sum_rule_derivative
// Example: sum_rule(2, 5) gives 7
Function sum_rule(f_slope, g_slope):
    return f_slope + g_slope

// Gives the slope of a product, f·g.
// f, g: the values of both at one place. f_slope, g_slope: their slopes there.
// Background: f′·g + f·g′. Either factor may grow while the other one stays.
// Use it when: two factors both depend on x, as in Swish, x·σ(x).
// Source: Leibniz 1684.
// Also called: product_rule_derivative
// Example: product_rule(3, 1, 5, 2) gives 11
Function product_rule(f, f_slope, g, g_slope):
    return f_slope * g + f * g_slope

// Gives the slope of a quotient, f/g.
// f, g: the values of both at one place; g is not 0. f_slope, g_slope: their slopes there.
// Background: (f′·g − f·g′) / g².
// Use it when: both sides of a fraction depend on x, as in tanh.
// Source: Leibniz 1684.
// Also called: quotient_rule_derivative
// Example: quotient_rule(6, 1, 2, 1) gives -1
Function quotient_rule(f, f_slope, g, g_slope):
    return (f_slope * g - f * g_slope) / g²

// Gives the slope of a function of a function, f(g(x)).
// outer_slope: the slope of f at g(x). inner_slope: the slope of g at x.
// Background: f′(g(x))·g′(x): slopes multiply along the way. Backpropagation is this rule, layer by layer.
// Use it when: one function is applied to what another one gives.
// Source: Leibniz 1676.
// Also called: chain_rule_derivative
// Example: chain_rule(3, 2) gives 6
Function chain_rule(outer_slope, inner_slope):
    return outer_slope * inner_slope

// Gives the value of a polynomial.
// coefficients: a vector, that of the highest power first, the constant last. x: a number or a tensor.
// Background: 3x² + 2x + 1 is (3·x + 2)·x + 1: one power after the other comes out of the brackets.
// In depth: one multiplication and one addition per coefficient, without any power (Horner's scheme).
// Use it when: a polynomial has many places or many coefficients.
// Source: Horner 1819.
// Also called: polynomial_value, Horner
// Example: polynomial([3, 0, 2, -7, 5], 2) gives 47
Function polynomial(coefficients: Tensor, x):
    value = 0
    for coefficient in coefficients:
        value = value * x + coefficient
    return value

// Gives the coefficients of the derivative of a polynomial.
// coefficients: a vector, that of the highest power first. The result is one shorter; of a constant it is [0].
// Background: the power rule for every term.
// Use it when: the slope of a polynomial is wanted exactly.
// Source: the power rule, term by term.
// Also called: derivative_of_polynomial
// Example: polynomial_derivative([3, 0, 2, -7, 5]) gives [12, 0, 4, -7]
Function polynomial_derivative(coefficients: Tensor) -> Derivative:
    degree = coefficients.len() - 1
    if degree < 1:
        return zeros(1)
    Derivative = zeros(degree)
    for i in degree:
        Derivative[i] = coefficients[i] * (degree - i)

// Gives the coefficients of a polynomial whose derivative is the given one.
// coefficients: a vector, that of the highest power first. The result is one longer and ends in 0, the constant that is free.
// Background: the power rule backwards: xⁿ comes from xⁿ⁺¹/(n + 1).
// Use it when: the area under a polynomial is wanted exactly: integral_of_polynomial takes it from here.
// Source: the power rule backwards, term by term.
// Also called: antiderivative_of_polynomial
// Example: polynomial_antiderivative([6, 2]) gives [3, 2, 0]
Function polynomial_antiderivative(coefficients: Tensor):
    exponents = arange(coefficients.len(), 0, -1)
    return concat(coefficients / exponents, [0])

// Estimates how a function of several numbers changes with one of them.
// f: a function of a vector that gives a number. Vector: where. place: which element changes, from 0. h: the step, 1e-5 unless given.
// Background: all other elements are held still, as if they were constants.
// Use it when: it is asked what one weight alone does to a loss.
// Source: Press, Teukolsky, Vetterling and Flannery, Numerical Recipes, section 5.7.
// Also called: partial, numerical_partial_derivative
// Example: round(partial_derivative(v -> v[0]² * v[1], [1, 2], 0), 6) gives 4
Function partial_derivative(f, Vector: Tensor, place, h = 1e-5):
    Ahead = Vector + 0.0
    Behind = Vector + 0.0
    Ahead[place] += h
    Behind[place] -= h
    return (f(Ahead) - f(Behind)) / (2 * h)

// Estimates how each output of a function changes with each of its inputs.
// f: a function of a vector that gives a vector. Vector: where, n numbers. h: the step, 1e-5 unless given.
// The result has one row per output and n columns.
// Background: near a place, every smooth function is a matrix: the Jacobian, with all partial derivatives.
// Use it when: a Jacobian that was worked out by hand is to be checked.
// Source: Nocedal and Wright, Numerical Optimization, section 8.1.
// Also called: jacobian_by_differences
// Example: round(numerical_jacobian(v -> concat([v[0]²], [v[0] * v[1]]), [3, 1]), 6) gives [[6, 0], [1, 3]]
Function numerical_jacobian(f, Vector: Tensor, h = 1e-5) -> Jacobian:
    n = Vector.len()
    Jacobian = zeros(f(Vector + 0.0).len(), n)
    for j in range(n):
        Ahead = Vector + 0.0
        Behind = Vector + 0.0
        Ahead[j] += h
        Behind[j] -= h
        Jacobian[:, j] = (f(Ahead) - f(Behind)) / (2 * h)

// Estimates how a function of a vector bends, in every pair of directions.
// f: a function of a vector that gives a number. Vector: where, n numbers. h: the step, 1e-4 unless given.
// The result is a symmetric matrix of n rows and columns.
// Background: element (i, j) says how the slope in direction i changes with a step in direction j.
// Use it when: it is asked how a loss bends around a place, or Newton's method needs curvatures.
// Source: Nocedal and Wright, Numerical Optimization, section 8.1.
// Also called: hessian_by_differences
// Example: round(numerical_hessian(v -> v[0]² + 3 * v[1]², [1, 1]), 4) gives [[2, 0], [0, 6]]
Function numerical_hessian(f, Vector: Tensor, h = 1e-4) -> Hessian:
    n = Vector.len()
    Hessian = zeros(n, n)
    Steps = h * identity(n)
    for i in range(n):
        for j in range(i + 1):
            both = f(Vector + Steps[i] + Steps[j]) + f(Vector - Steps[i] - Steps[j])
            one = f(Vector + Steps[i] - Steps[j]) + f(Vector - Steps[i] + Steps[j])
            Hessian[i][j] = (both - one) / (4 * h²)
            Hessian[j][i] = Hessian[i][j]

// Finds the eigenvalues of a symmetric matrix, the factors by which it stretches along its own axes.
// Matrix: symmetric, n rows and columns. The result is a vector of n numbers, the smallest first.
// Background: a Hessian with positive eigenvalues only belongs to the bottom of a valley, one with both signs to a saddle.
// In depth: turning the plane of two axes makes one element off the diagonal 0 and the others no larger together. Again and again over
// all pairs, the diagonal is all that is left (Jacobi 1846).
// Use it when: it is asked whether a place is a bottom, a top or a saddle.
// Source: Golub and Van Loan, Matrix Computations, section 8.5.
// Also called: eigenvalues_of_symmetric
// Example: symmetric_eigenvalues([[2, 0], [0, 6]]) gives [2, 6]
// Example: round(symmetric_eigenvalues([[2, 1], [1, 2]]), 10) gives [1, 3]
Function symmetric_eigenvalues(Matrix: Tensor):
    A = Matrix + 0.0
    n = A.len()
    for sweep from 1 to 60:
        turns = 0
        for p in range(n):
            for q in range(p + 1, n):
                if abs(A[p][q]) > epsilon / 8 * sqrt(abs(A[p][p])) * sqrt(abs(A[q][q])):
                    theta = (A[q][q] - A[p][p]) / (2 * A[p][q])
                    tangent = (1 if theta >= 0 else -1) / (abs(theta) + sqrt(theta² + 1))
                    cosine = 1 / sqrt(tangent² + 1)
                    rotate_rows(A, p, q, cosine, tangent * cosine)
                    rotate_rows(A.T, p, q, cosine, tangent * cosine)
                    A[p][q] = 0
                    A[q][p] = 0
                    turns += 1
        if turns == 0:
            break
    eigenvalues = zeros(n)
    for i in n:
        eigenvalues[i] = A[i][i]
    return sort(eigenvalues)

// Turns two rows of a matrix by an angle, in place.
// Matrix: of floats, changed in place. p, q: the rows. cosine, sine: of the angle.
// Background: (x, y) becomes (x·cos − y·sin, x·sin + y·cos), as a point that turns around 0, for every pair of elements.
// Use it when: a matrix is brought to a simpler form, as symmetric_eigenvalues does.
// Source: Golub and Van Loan, Matrix Computations, section 5.1.
// Also called: givens_rotation
// Example: M = [[1.0], [0.0]]; rotate_rows(M, 0, 1, 0, 1); M gives [[0], [1]]
Function rotate_rows(Matrix: Tensor, p, q, cosine, sine):
    x = Matrix[p]
    y = Matrix[q]
    Matrix[p], Matrix[q] = cosine * x - sine * y, sine * x + cosine * y

// Tells how much narrower a valley is across than along.
// Hessian: a symmetric matrix, the curvature at the bottom.
// Background: the largest eigenvalue over the smallest, by size. 1 is a round bowl, where gradient descent walks straight to the
// bottom; in a long narrow valley it swings from wall to wall and takes about as many steps as this number. infinity means that
// some direction is flat.
// Use it when: gradient descent is slow and it is asked why.
// Source: Goodfellow, Bengio and Courville, Deep Learning, section 4.2.
// Also called: hessian_condition_number
// Example: condition_number([[2, 0], [0, 6]]) gives 3
Function condition_number(Hessian: Tensor):
    sizes = abs(symmetric_eigenvalues(Hessian))
    if min(sizes) == 0:
        return infinity
    return max(sizes) / min(sizes)

// Walks downhill step by step and remembers the way.
// gradient_of: a function that gives the gradient at a place. start: a number or a tensor. learning_rate: the length of the steps,
// 0.1 unless given. steps: how many, 100 unless given.
// Gives two values: the place that was reached, and a list of all places, the start first.
// Background: each step goes against the gradient, the direction in which the function grows fastest.
// Use it when: learning how training works; the way may be plotted.
// Do not use it when: the learning rate is more than 2 over the largest curvature: every step then goes too far, and further each time.
// Source: Cauchy 1847.
// Also called: gradient_descent_with_history
// Example: gradient_descent(v -> [2 * v[0], 6 * v[1]], [4, 2], 0.1, 1)[0] gives [3.2, 0.8]
// Example: round(gradient_descent(x -> 2 * (x - 3), 0)[0], 6) gives 3
Function gradient_descent(gradient_of, start, learning_rate = 0.1, steps: Integer = 100):
    place = start
    history = [start]
    for step from 1 to steps:
        place = place - learning_rate * gradient_of(place)
        history.append(place)
    return place, history

// Finds where a function is 0, by following its tangents.
// f: a function of a number. slope_of: its derivative. start: where to begin, a number or a tensor. steps: how
// many, 20 unless given.
// Background: the tangent meets 0 close to where the curve does. Near the place the number of right digits doubles with every step.
// In depth: given the first and second derivative of a function, it finds the bottom or top of that function.
// Use it when: an equation f(x) = 0 is to be solved and the slope of f is known.
// Do not use it when: the slope is close to 0 on the way; the next place lies far away then.
// Source: Newton 1669; Raphson 1690.
// Also called: Newton, newton_root, Newton_Raphson, newton_method
// Example: round(newtons_method(x -> x² - 2, x -> 2 * x, 1), 10) gives 1.4142135624
Function newtons_method(f, slope_of, start, steps: Integer = 20):
    x = start
    for step from 1 to steps:
        x = x - f(x) / slope_of(x)
    return x
