// Automatic differentiation, written out to be read: numbers that know their own slope.
// Value goes backward, from one result to all inputs; Dual goes forward, from one input to all results.

// Makes a number that remembers how it was made, so that a result can tell how it depends on everything before it.
// data: the number. sources, slopes: what it was made from, and its slope in each of these; nothing unless given. The field `gradient` holds the slope of the last result whose backward was called, 0 before.
// Background: every operation knows its own slope in each of its inputs. Going back from the result and multiplying the slopes along
// the way is the chain rule; where several ways lead to one number, they add up.
// In depth: a number passes its gradient on only when all numbers made from it have given it theirs (reverse topological order).
// Counting for each number how many are still to come finds that order without recursion, so chains may be long.
// Use it when: learning how frameworks find gradients; every training step needs the slopes of one loss in many weights.
// Do not use it when: speed counts: every number is an object of its own.
// Source: Karpathy's micrograd; Linnainmaa 1970.
// Also called: Scalar_Value, Autograd_Value
// Example: a = Value(1); b = Value(2); d = a.add(b).multiply(Value(3)); d.data gives 9
// Example: a = Value(1); b = Value(2); a.add(b).multiply(Value(3)).backward(); a.gradient gives 3
Class Value:
    // Keeps the number, what it was made from, and its slope in each of these.
    Function init(self, data, sources = [], slopes = []):
        self.data = data
        self.sources = sources
        self.slopes = slopes
        self.gradient = 0
        self.waiting_for = 0

    // Gives self + other.
    Function add(self, other):
        return Value(self.data + other.data, [self, other], [1, 1])

    // Gives self - other.
    Function subtract(self, other):
        return Value(self.data - other.data, [self, other], [1, -1])

    // Gives self * other.
    Function multiply(self, other):
        return Value(self.data * other.data, [self, other], [other.data, self.data])

    // Gives self / other.
    Function divide(self, other):
        quotient = self.data / other.data
        return Value(quotient, [self, other], [1 / other.data, -quotient / other.data])

    // Gives self to the power of a plain number.
    Function power(self, exponent):
        return Value(self.data^exponent, [self], [exponent * self.data^(exponent - 1)])

    // Gives e to the power of self.
    Function exp(self):
        result = exp(self.data)
        return Value(result, [self], [result])

    // Gives the natural logarithm of self.
    Function log(self):
        return Value(log(self.data), [self], [1 / self.data])

    // Gives the hyperbolic tangent of self.
    Function tanh(self):
        return Value(tanh(self.data), [self], [tanh_derivative(self.data)])

    // Gives the sigmoid of self.
    Function sigmoid(self):
        return Value(Sigmoid(self.data), [self], [sigmoid_derivative(self.data)])

    // Gives self where it is positive, else 0.
    Function relu(self):
        return Value(ReLU(self.data), [self], [relu_derivative(self.data)])

    // Fills in the gradient of self in every number that it was made from.
    Function backward(self):
        reached = [self]
        found = 0
        while found < reached.len():
            value = reached[found]
            value.gradient = 0
            found += 1
            for source in value.sources:
                if source.waiting_for == 0:
                    reached.append(source)
                source.waiting_for += 1
        self.gradient = 1
        ready = [self]
        while ready.len() > 0:
            value = ready.pop()
            for source, slope in zip(value.sources, value.slopes):
                source.gradient += slope * value.gradient
                source.waiting_for -= 1
                if source.waiting_for == 0:
                    ready.append(source)

// Makes a number that carries its slope along, in one variable.
// value: the number. slope: how it changes with the variable; 1 for the variable itself, 0, the default, for a constant.
// Background: every operation works out its value and, by the rules of differentiation, its slope at the same time. What arrives at
// the end is the exact derivative, without any small step.
// Use it when: there are few inputs and many results.
// Do not use it when: there are many inputs, such as the weights of a network: each would need a run of its own. Value does all at once.
// Source: Clifford 1873 for the numbers; Wengert 1964 for their use.
// Also called: Dual_Number
// Example: x = Dual(3, 1); x.multiply(x).slope gives 6
// Example: Dual(0, 1).sin().slope gives 1
Class Dual:
    // Keeps the number and its slope.
    Function init(self, value, slope = 0):
        self.value = value
        self.slope = slope

    // Gives self + other.
    Function add(self, other):
        return Dual(self.value + other.value, self.slope + other.slope)

    // Gives self - other.
    Function subtract(self, other):
        return Dual(self.value - other.value, self.slope - other.slope)

    // Gives self * other, by the product rule.
    Function multiply(self, other):
        return Dual(
            self.value * other.value, product_rule(self.value, self.slope, other.value, other.slope)
        )

    // Gives self / other, by the quotient rule.
    Function divide(self, other):
        return Dual(
            self.value / other.value,
            quotient_rule(self.value, self.slope, other.value, other.slope)
        )

    // Gives self to the power of a plain number, by the power and the chain rule.
    Function power(self, exponent):
        return Dual(self.value^exponent, power_rule(self.value, exponent) * self.slope)

    // Gives e to the power of self.
    Function exp(self):
        result = exp(self.value)
        return Dual(result, result * self.slope)

    // Gives the natural logarithm of self.
    Function log(self):
        return Dual(log(self.value), self.slope / self.value)

    // Gives the sine of self.
    Function sin(self):
        return Dual(sin(self.value), cos(self.value) * self.slope)

    // Gives the cosine of self.
    Function cos(self):
        return Dual(cos(self.value), -sin(self.value) * self.slope)

    // Gives the hyperbolic tangent of self.
    Function tanh(self):
        return Dual(tanh(self.value), tanh_derivative(self.value) * self.slope)

    // Gives the sigmoid of self.
    Function sigmoid(self):
        return Dual(Sigmoid(self.value), sigmoid_derivative(self.value) * self.slope)

    // Gives self where it is positive, else 0.
    Function relu(self):
        return Dual(ReLU(self.value), relu_derivative(self.value) * self.slope)

// Gives the exact slope of a function by a run with dual numbers.
// f: a function that takes a Dual and gives one. x: where.
// Background: the dual number x + 1·ε goes through f once and comes back with f(x) and f′(x).
// Use it when: one slope of a function of one number is wanted exactly.
// Do not use it when: f is written for plain numbers; derivative(f) takes those.
// Source: Wengert 1964.
// Also called: derivative_by_dual, dual_derivative
// Example: forward_mode(x -> x.multiply(x), 3) gives 6
Function forward_mode(f, x):
    return f(Dual(x, 1)).slope
