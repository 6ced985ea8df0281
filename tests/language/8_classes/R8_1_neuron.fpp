Class Neuron:
    Function init(self, weights, bias):
        self.weights = weights
        self.bias = bias
        self.seen = []

    Function output(self, x) -> y:
        self.seen.append(x)
        y = 1 / (1 + exp(-((self.weights * x).sum() + self.bias)))

    Function train(self, x, wanted, rate):
        error = self.output(x) - wanted
        self.weights -= rate * error * x
        self.bias -= rate * error

neuron = Neuron([0.5, -0.5], 0.25)
print(f"{neuron.output([1, 1]):.4f}")                              # expect: 0.5622
for round in 50:
    neuron.train([1, 0], 1, 0.5)
    neuron.train([0, 1], 0, 0.5)
print(f"{neuron.output([1, 0]):.3f} {neuron.output([0, 1]):.3f}")  # expect: 0.961 0.038
print(neuron.seen.len())                                           # expect: 103
