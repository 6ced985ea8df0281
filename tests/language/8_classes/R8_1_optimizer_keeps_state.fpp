Class Optimizer:
    Function init(self, rate):
        self.rate = rate

    Function step(self, parameters, gradients):
        throw Error("every optimizer brings its own step")

Class Momentum(Optimizer):
    Function init(self, rate, beta = 0.5):
        super.init(rate)
        self.beta = beta
        self.velocity = none

    Function step(self, parameters, gradients):
        if self.velocity == none:
            self.velocity = parameters * 0
        self.velocity = self.beta * self.velocity + gradients
        parameters -= self.rate * self.velocity

w = [1.0, -2.0]
optimizer = Momentum(0.1)
for i in 3:
    optimizer.step(w, 2 * w)
print(w)
# expect: [ 0.302 -0.604]
try:
    Optimizer(1).step(w, w)
catch error:
    print(error.message)  # expect: every optimizer brings its own step
