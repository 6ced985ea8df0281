Class Activation:
    Function init(self, rule):
        self.rule = rule

    Function apply(self, x) -> y:
        f = self.rule
        y = f(x)

    Function twice(self, x) -> y:
        return self.rule(self.rule(x))

Function half(x) -> y:
    return x / 2

a = Activation(half)
b = Activation(v -> v^2 + 1)
print(a.apply(8), a.twice(8), b.twice(1))  # expect: 4.0 2.0 5
print(b.rule(3))                           # expect: 10
