// What follows a step takes the weights as they are then: a generator is trained against them, not against how they were trained.
a = 1.0
w = 0.5
for step in 2:
    LossD = (w * a - 1)^2
    gw = gradient of LossD with respect to w
    w -= 0.1 * gw
    LossG = (w * a - 2)^2
    ga = gradient of LossG with respect to a
    a -= 0.1 * ga
print(f"{a:.6f} {w:.6f}")
# expect: 1.331128 0.669893

// With a velocity, with several steps in a loop, by a procedure.
Function descend(W: Tensor, G, rate):
    for row in W:
        for col in row:
            col -= rate * G[row][col]
a = 1.0
w = [0.5]
v = [0.0]
for step in 2:
    for k in 2:
        fake = a * 2
        LossD = sum((w * fake - 1)^2)
        gw = gradient of LossD with respect to w
        v = 0.5 * v + gw
        descend(w, v, 0.05)
    LossG = sum((w * (a * 2) - 2)^2)
    ga = gradient of LossG with respect to a
    a = a - 0.05 * ga
print(f"{a:.6f} {w[0]:.6f} {v[0]:.6f}")
# expect: 1.190909 0.455648 0.447040

// Of objects.
Class Linear:
    Function init(self, W): self.W = W
    Function forward(self, x) -> Tensor: return self.W * x
G = Linear([1.0, 2.0])
D = Linear([0.5, 0.5])
LossD = sum((D.forward(G.forward(2)) - 1)^2)
gd = gradient of LossD with respect to D
D.W = D.W - 0.1 * gd.W
LossG = sum(D.forward(G.forward(2)))
gg = gradient of LossG with respect to G
print(D.W, gg.W)
# expect: [ 0.5 -0.3] [ 1.  -0.6]

// Where nothing but the steps leads to what is asked for, the way through them is meant: learning to learn.
w = 3.0
fast = w
for k in 2:
    inner = (fast - 1)^2
    g = gradient of inner with respect to fast
    fast = fast - 0.25 * g
Loss = fast^2
print(fast, gradient of Loss with respect to w)
# expect: 1.5 0.75
rate = 0.25
w = 3.0
inner = (w - 1)^2
g = gradient of inner with respect to w
w = w - rate * g
Loss = w^2
print(gradient of Loss with respect to rate)
# expect: -16.0
