# says: P(h.clone())
Class P:
    Function init(self, W):
        W *= 3
        self.W = W
k = [1.5, 0.5]
h = k * k
p = P(h)
Loss = sum(h ^ 2 * k)
d = gradient of Loss with respect to k
