Class Adam:
    Function init(self, rate, beta1 = 0.9, beta2 = 0.999):
        self.rate = rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.m = {}
        self.v = {}
        self.t = 0
    Function step(self, params, grads):
        self.t += 1
        for each name in params:
            if not (name in self.m):
                self.m[name] = zeros(params[name].shape)
                self.v[name] = zeros(params[name].shape)
            self.m[name] = self.beta1 * self.m[name] + (1 - self.beta1) * grads[name]
            self.v[name] = self.beta2 * self.v[name] + (1 - self.beta2) * grads[name]^2
            m_hat = self.m[name] / (1 - self.beta1^self.t)
            v_hat = self.v[name] / (1 - self.beta2^self.t)
            params[name] -= self.rate * m_hat / (sqrt(v_hat) + 1e-8)
p = {W: [[1.0, 2.0], [3.0, 4.0]], b: [0.5, 0.5]}
opt = Adam(0.1)
for i in 5:
    opt.step(p, {W: p.W * 2, b: p.b * 2})
print(p.W, p.b, opt.t)
# expect: [[0.50796366 1.50295578]
# expect:  [2.50177946 3.50126753]] [0.02781445 0.02781445] 5
