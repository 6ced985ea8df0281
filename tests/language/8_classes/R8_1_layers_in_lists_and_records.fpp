Class Layer:
    Function init(self, name):
        self.name = name
        self.calls = 0
    Function forward(self, x) -> Tensor:
        self.calls += 1
        return x
    Function describe(self) -> text:
        return f"{self.name} used {self.calls} times"

Class Dense(Layer):
    Function __init__(self, inputs, outputs, name = "dense"):
        super.init(name)
        self.W = ones(outputs, inputs)
        self.b = zeros(outputs)
        self.history = []
    Function forward(self, x) -> Tensor:
        x = super.forward(x)
        self.history.append(x)
        return self.W x x + self.b
    Function reset(self):
        self.W = self.W * 0

Class Relu(Layer):
    Function forward(self, x) -> Tensor:
        for each v in x:
            v = max(v, 0)
        return x

d = Dense(2, 3)
r = Relu("relu")
v = [1, -2]
print(d.forward(v))
print(r.forward(v))
print(v)
print(d.describe(), "/", r.describe())
layers = [d, Dense(3, 1, name = "last"), r]
out = [1, 2]
for each layer in layers:
    out = layer.forward(out)
print(out)
print(layers[0].calls, layers[1].W.shape, d.history.len())
d.extra = 5
print(d.extra)
d.b[0] = 7
print(d.b)
net = {first: d, second: r}
net.first.b[1] = 9
print(d.b, net.first.name)
net.first.name = "renamed"
print(d.describe())
d.reset()
print(d.W)
alias = d
alias.calls = 100
print(d.calls)
print(d == alias, d is alias, d == Dense(2, 3))
print("W" in d)

# expect: [-1. -1. -1.]
# expect: [1 0]
# expect: [ 1 -2]
# expect: dense used 1 times / relu used 0 times
# expect: [9.]
# expect: 2 (1, 3) 2
# expect: 5
# expect: [7. 0. 0.]
# expect: [7. 9. 0.] dense
# expect: renamed used 2 times
# expect: [[0. 0.]
# expect:  [0. 0.]
# expect:  [0. 0.]]
# expect: 100
# expect: True True False
# expect: True
