// Numbers that are computed step by step: series, factorials, integrals.

// Adds up the inverse factorials, which comes ever closer to Euler's number e.
// terms: how many terms are added, a whole number from 0; with 20, the default, the result is exact to the last digit.
// Background: e = 1 + 1/1! + 1/2! + 1/3! + … = 2.71828… is the base whose power eˣ is its own slope.
// Use it when: showing where the constant e comes from.
// Do not use it when: only its value is needed; e is there already.
// Source: listing 16.
// Also called: calculate_e
// Example: Eulers_Number(3) gives 2.5
// Example: round(Eulers_Number(), 10) gives 2.7182818285
Function Eulers_Number(terms: Integer = 20):
    total = 0
    product = 1
    for n from 0 to terms - 1:
        if n > 0:
            product = product * n
        total = total + 1 / product
    return total

// Multiplies the whole numbers from 1 to n.
// n: a whole number from 0. The result is exact, however large.
// Background: the number of orders in which n things can stand; 0! is 1, for there is one way to order nothing.
// Use it when: orders or choices are counted, or a Taylor series is written down.
// Do not use it when: a series needs one after the other: multiply the one before by the next number.
// Source: Kramp 1808.
// Example: factorial(5) gives 120
// Example: factorial(0) gives 1
Function factorial(n: Integer):
    if n < 0:
        throw Error("factorial needs a number from 0 upwards.")
    product = 1
    for k from 1 to n:
        product = product * k
    return product

// Computes the error function by adding up the area of narrow trapezoids under the bell curve.
// x: a number or a tensor. intervals: the number of trapezoids, 1000 unless given; ten times as many give a hundred times
// the precision.
// Background: erf(x) = 2/√π · ∫ e^(−t²) dt from 0 to x, the chance that a normal number falls within ±x·√2 deviations.
// In depth: two neighbouring trapezoids share a side, so every height but the first and the last counts twice, each time by half.
// Use it when: learning how an integral becomes a sum.
// Do not use it when: precision or speed count: erf is there already.
// Source: listing 21, which reads `d` where `dx` is meant.
// Example: round(erf_by_integration(1), 5) gives 0.8427
Function erf_by_integration(x, intervals: Integer = 1000):
    dx = x / intervals
    area = (1 + exp(-x²)) / 2 * dx
    for i from 1 to intervals - 1:
        area = area + exp(-(i * dx)²) * dx
    return 2 / sqrt(pi) * area

// Computes eˣ by its Taylor series, a sum of ever higher powers of x.
// x: a number or a tensor. terms: how many terms are added, 20 unless given; large x need more.
// Background: 1 + x + x²/2! + x³/3! + … Each term is the one before times x/n, so no factorial is ever computed.
// Use it when: learning how a function becomes a sum of powers.
// Do not use it when: x is large and negative: huge terms cancel. exp has no such trouble.
// Source: Newton 1669; Taylor 1715.
// Example: taylor_exp(1, 3) gives 2.5
// Example: round(taylor_exp(1), 10) gives 2.7182818285
Function taylor_exp(x, terms: Integer = 20):
    total = 0
    term = 1
    for n from 1 to terms:
        total = total + term
        term = term * x / n
    return total

// Computes the sine of x by its Taylor series, a sum of odd powers of x.
// x: a number or a tensor, in radians. terms: how many terms are added, 20 unless given.
// Background: x − x³/3! + x⁵/5! − … Only odd powers occur, because the sine of −x is minus the sine of x.
// Use it when: learning how a function becomes a sum of powers.
// Do not use it when: x is far from 0; take away multiples of 2π first, or call sin.
// Source: Newton 1669; Taylor 1715.
// Example: taylor_sin(2, 1) gives 2
// Example: round(taylor_sin(pi / 2), 10) gives 1
Function taylor_sin(x, terms: Integer = 20):
    total = 0
    term = x
    for n from 1 to terms:
        total = total + term
        term = -term * x² / (2 * n * (2 * n + 1))
    return total

// Computes the cosine of x by its Taylor series, a sum of even powers of x.
// x: a number or a tensor, in radians. terms: how many terms are added, 20 unless given.
// Background: 1 − x²/2! + x⁴/4! − … Only even powers occur, because the cosine of −x is the cosine of x.
// Use it when: learning how a function becomes a sum of powers.
// Do not use it when: x is far from 0; take away multiples of 2π first, or call cos.
// Source: Newton 1669; Taylor 1715.
// Example: taylor_cos(2, 2) gives -1
// Example: round(taylor_cos(pi / 3), 10) gives 0.5
Function taylor_cos(x, terms: Integer = 20):
    total = 0
    term = 1
    for n from 1 to terms:
        total = total + term
        term = -term * x² / (2 * n * (2 * n - 1))
    return total

// Computes the natural logarithm of 1 + x by its Taylor series.
// x: a number or a tensor between -1 and 1. terms: how many terms are added, 100 unless given.
// Background: x − x²/2 + x³/3 − … Outside that range the terms grow and have no sum; near its edges it is slow.
// Use it when: learning why a series has a range in which it works.
// Do not use it when: |x| is above 1/2 or so: log_one_plus is exact for every x.
// Graph: from -0.99 to 1.
// Source: Mercator 1668.
// Also called: taylor_ln, taylor_log_one_plus
// Example: taylor_log(0.5, 2) gives 0.375
// Example: round(taylor_log(0.5), 10) gives 0.4054651081
Function taylor_log(x, terms: Integer = 100):
    total = 0
    power = 1
    for n from 1 to terms:
        power = power * x
        if n.is_odd:
            total = total + power / n
        else:
            total = total - power / n
    return total
