// How to write an algorithm of your own: a new activation and a new optimizer, ten lines each, in a fair race with the library's.

seed(0)

// 1. A new activation. Like Swish it lets large numbers pass and fades small ones out, but it needs a square root where Swish needs
// an exponential. Nothing else is written: its slope is found by the program.

Function Root_Gate(T) -> T:
    for row in T:
        for col in row:
            col * (1 + col / sqrt(1 + col^2)) / 2

// `fpp derive programs/new_algorithm.fpp Root_Gate --steps` gives the slope as a formula, and explains it. It printed this one.

Function Root_Gate_derivative(T):
    root = sqrt(1 + T^2)
    return 0.5 * (1 + T / root) + 0.5 * T / root - T^3 / (2 * root^3)

for x in [-2.0, 0.0, 1.5]:
    by_rule = Root_Gate_derivative(x)
    print(
        f"slope at {x:4}: {by_rule:.6f} by the formula, {derivative(Root_Gate, x):.6f} as the program runs"
    )

// 2. A new optimizer. It remembers one running mean for each tensor, half of what Adam keeps, and divides it by its own usual size.

Class Even_Steps:
    Function init(self, learning_rate):
        self.learning_rate = learning_rate
        self.means = {}

    Function update(self, name, value, gradient):
        if name not in self.means:
            self.means[name] = 0 * value
        self.means[name] = 0.9 * self.means[name] + 0.1 * gradient
        size = mean(abs(self.means[name])) + 1e-8
        return value - self.learning_rate * self.means[name] / (abs(self.means[name]) + size)

// 3. The task: which of two rings does a point lie on? Every run begins with other weights; all runners begin with the same ones.

angles = linspace(0, 2 * pi, 60)
radii = where(arange(60) mod 2 == 0, 1, 2)
Points = stack([radii * cos(angles), radii * sin(angles)]) + 0.1 * normal(0, 1, (2, 60))
Rings = (radii == 2) * 1.0

Function bent(Sums, is_new):
    if is_new:
        return Root_Gate(Sums)
    return Swish(Sums)

Function accuracy_after(is_new, optimizer, First: Tensor, Second: Tensor, steps: Integer):
    W1 = First.clone()
    W2 = Second.clone()
    b1 = zeros(8, 1)
    b2 = zeros(1, 1)
    for step in steps:
        Scores = W2 x bent(W1 x Points + b1, is_new) + b2
        Loss = mean(BCE_From_Logits(Scores, Rings))
        Compute gradients of Loss w.r.t. W1, b1, W2 and b2
        Update W1, b1, W2 and b2 using optimizer Optimizer
    return mean((W2 x bent(W1 x Points + b1, is_new) + b2 > 0) == (Rings > 0))

// 4. The race.

runs = 5
First = [normal(0, 1, (8, 2)) for run in range(runs)]
Second = [normal(0, 0.5, (1, 8)) for run in range(runs)]
steps = 60

print(
    f"share of the points on the right ring after {steps} steps, the mean of {runs} runs and the worst:"
)

Function race(title, is_new, make_optimizer):
    found = []
    for run in range(runs):
        found.append(accuracy_after(is_new, make_optimizer(0.05), First[run], Second[run], steps))
    print(f"  {title:<24} {mean(found):6.1%} {min(found):6.1%}")

race("Swish, Adam", false, rate -> Adam_Optimizer(rate))
race("Root_Gate, Adam", true, rate -> Adam_Optimizer(rate))
race("Swish, Even_Steps", false, rate -> Even_Steps(rate))
race("Root_Gate, Even_Steps", true, rate -> Even_Steps(rate))
