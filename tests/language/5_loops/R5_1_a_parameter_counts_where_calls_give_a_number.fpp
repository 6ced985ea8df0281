// In `train` the loop over `epochs` counts: every call gives a number, and nothing else says that it has elements.

Function train(x, y, lr, epochs):
    w = 0
    for epoch in epochs:
        gap = w * x - y
        w -= lr * mean(gap * x)
        if epoch % 2 == 0:
            print(f"epoch {epoch}: {mean(gap^2):.3f}")
        w += 0 * epoch
    return w

Function twice(x, y, rounds):
    return train(x, y, 0.1, rounds) + train(x, y, 0.1, 1)

print(twice([1.0, 2.0], [2.0, 4.0], 3))

Class Net:
    Function init(self):
        self.w = 1
    Function fit(self, rounds):
        for r in rounds:
            self.w += r / 2
        return self.w

print(Net().fit(4))

// a tensor is visited as ever
Function squares(values):
    total = 0
    for v in values:
        total += v * v
    return total

print(squares([1, 2, 3]))
# expect: epoch 0: 10.000
# expect: epoch 2: 3.164
# expect: epoch 0: 10.000
# expect: 1.65625
# expect: 4.0
# expect: 14
