// Integration: the area under a curve, from more and more values of it.
// Areas below the axis count as negative, and from right to left everything counts with the opposite sign.

// Adds up rectangles as high as the curve at their left border.
// f: a function of a number. a, b: from where to where. n: the number of rectangles, 100 unless given.
// Background: the oldest idea of an integral. The error shrinks like 1/n.
// Use it when: learning what an integral is.
// Do not use it when: digits count: trapezoid_rule is as cheap and far more precise.
// Source: Riemann 1854.
// Also called: left_riemann, riemann_left
// Example: left_riemann_sum(x -> x, 0, 1, 2) gives 0.25
Function left_riemann_sum(f, a, b, n: Integer = 100):
    width = (b - a) / n
    area = 0
    for i in range(n):
        area += f(a + i * width) * width
    return area

// Adds up rectangles as high as the curve at their right border.
// f: a function of a number. a, b: from where to where. n: the number of rectangles, 100 unless given.
// Background: as left_riemann_sum from the other side: where the curve rises, one is too small and the other too large.
// Use it when: learning what an integral is: the area lies between the left and the right sum of a rising curve.
// Do not use it when: digits count: trapezoid_rule is as cheap and far more precise.
// Source: Riemann 1854.
// Also called: right_riemann, riemann_right
// Example: right_riemann_sum(x -> x, 0, 1, 2) gives 0.75
Function right_riemann_sum(f, a, b, n: Integer = 100):
    width = (b - a) / n
    area = 0
    for i in range(n):
        area += f(a + (i + 1) * width) * width
    return area

// Adds up rectangles as high as the curve in their middle.
// f: a function of a number. a, b: from where to where. n: the number of rectangles, 100 unless given.
// Background: what the rectangle has too much on one side it lacks on the other, so the error shrinks like 1/n².
// Use it when: f has no value at the ends.
// Do not use it when: the curve is known at given places only: trapezoid_rule.
// Source: Riemann 1854.
// Also called: riemann_sum, midpoint_rule, riemann_middle, Riemann, midpoint_riemann_sum
// Example: middle_riemann_sum(x -> x, 0, 1, 2) gives 0.5
// Example: round(riemann_sum(x -> x², 0, 2, 1000), 4) gives 2.6667
Function middle_riemann_sum(f, a, b, n: Integer = 100):
    width = (b - a) / n
    area = 0
    for i in range(n):
        area += f(a + (i + 0.5) * width) * width
    return area

// Adds up trapezoids between neighbouring points of the curve.
// f: a function of a number. a, b: from where to where. n: the number of trapezoids, 100 unless given.
// Background: straight lines from point to point. The error shrinks like 1/n².
// Use it when: the values come from a table, or f is periodic, where it is exact astonishingly soon.
// Do not use it when: f is smooth and not periodic: simpson_rule needs far fewer pieces.
// Source: the rule inside listing 21.
// Also called: trapezoid, trapezoidal_rule
// Example: trapezoid_rule(x -> x², 0, 2, 2) gives 3
Function trapezoid_rule(f, a, b, n: Integer = 100):
    width = (b - a) / n
    area = (f(a) + f(b)) / 2 * width
    for i from 1 to n - 1:
        area += f(a + i * width) * width
    return area

// Adds up the areas under parabolas, each through three neighbouring points of the curve.
// f: a function of a number. a, b: from where to where. n: the number of pieces, an even number, 100 unless given.
// Background: the middle of a piece counts four times as much as its ends. It is exact up to the third power of x, and the error
// shrinks like 1/n⁴.
// Use it when: f is smooth; it is the best of the simple rules.
// Do not use it when: f has corners or jumps: then it is no better than trapezoid_rule.
// Source: Simpson 1743.
// Also called: simpson, simpsons_rule
// Example: simpson_rule(x -> x³, 0, 2, 2) gives 4
Function simpson_rule(f, a, b, n: Integer = 100):
    if n mod 2 != 0:
        throw Error("Simpson's rule needs an even number of pieces.")
    width = (b - a) / n
    total = f(a) + f(b)
    for i from 1 to n - 1:
        weight = 4 if i.is_odd else 2
        total = total + weight * f(a + i * width)
    return total * width / 3

// Estimates the area under a curve from its values at random places.
// f: a function of a number. a, b: from where to where. n: the number of places, 10000 unless given.
// Background: the mean height times the width. The error shrinks like 1/√n only, but as fast in a hundred dimensions as in one.
// Use it when: there are many variables, or the shape of the region is complicated.
// Do not use it when: there is one variable: simpson_rule needs a hundredth of the values.
// Source: Metropolis and Ulam 1949.
// Also called: monte_carlo_integration, monte_carlo
// Example: monte_carlo_integral(x -> 3, 0, 2) gives 6
Function monte_carlo_integral(f, a, b, n: Integer = 10000):
    total = 0
    for i in range(n):
        total += f(a + (b - a) * random())
    return total / n * (b - a)

// Gives the exact area under a polynomial.
// coefficients: a vector, that of the highest power first, the constant last. a, b: from where to where.
// Background: the area is what a function with that slope gains on the way (the fundamental theorem of calculus).
// Use it when: the function is a polynomial.
// Do not use it when: the function is anything else: simpson_rule.
// Source: Newton and Leibniz; the power rule backwards.
// Also called: polynomial_integral
// Example: integral_of_polynomial([2, 0], 0, 3) gives 9
Function integral_of_polynomial(coefficients: Tensor, a, b):
    Antiderivative = polynomial_antiderivative(coefficients)
    return polynomial(Antiderivative, b) - polynomial(Antiderivative, a)

// Gives the volume under a surface over a rectangle.
// f: a function of two numbers. a, b: from where to where the first one goes. c, d: the second one. n: the number of pieces in each
// direction, an even number, 20 unless given.
// Background: first the area of every slice, then the sum of the slices: one integral inside another, both by Simpson's rule.
// Use it when: a function of two numbers is added up over a rectangle, such as a density.
// Do not use it when: there are more than two or three variables: the number of values explodes, and monte_carlo_integral
// wins.
// Source: Fubini 1907.
// Also called: double_integration, integrate_2d
// Example: double_integral((x, y) -> x * y, 0, 1, 0, 2) gives 1
Function double_integral(f, a, b, c, d, n: Integer = 20):
    return simpson_rule(x -> simpson_rule(y -> f(x, y), c, d, n), a, b, n)

// Sharpens trapezoid sums, each with twice as many pieces as the one before, until hardly any error is left.
// f: a smooth function of a number. a, b: from where to where. levels: how many times the pieces are halved, 10 unless given.
// Background: halving the pieces leaves a quarter of the error. So the error is known well enough to be taken away, and what is
// then left is a sixteenth with every halving, and so on.
// Use it when: f is smooth and many digits are needed.
// Do not use it when: f has corners or jumps.
// Source: Romberg 1955.
// Also called: romberg_integration, romberg_integral
// Example: round(romberg(x -> exp(x), 0, 1), 10) gives 1.7182818285
Function romberg(f, a, b, levels: Integer = 10):
    Sums = zeros(levels + 1, levels + 1)
    Sums[0][0] = trapezoid_rule(f, a, b, 1)
    pieces = 1
    for level from 1 to levels:
        Sums[level][0] = (Sums[level - 1][0] + middle_riemann_sum(f, a, b, pieces)) / 2
        pieces = pieces * 2
        error_ratio = 1
        for k from 1 to level:
            error_ratio = error_ratio * 4
            Sums[level][k] = Sums[level][k - 1] + (
                Sums[level][k - 1] - Sums[level - 1][k - 1]
            ) / (error_ratio - 1)
    return Sums[levels][levels]
