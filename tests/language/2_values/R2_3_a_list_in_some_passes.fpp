# R2.3: what is a tensor in one pass, or on one way, and a list on another, is converted where a tensor is needed.
Function forward(x, W):
    out = []
    for j in W.cols:
        s = 0
        for i in W.rows: s += x[i] * W[i][j]
        out.append(s)
    return out

Function doubled(x):
    return x * 2

Class Box:
    Function init(self, v):
        self.v = v
    Function grow(self):
        out = []
        for t in self.v: out.append(t + 1)
        self.v = out

x = [1.0, 2.0]
for k in 2:
    # expect: [2. 4.] [2. 4.]
    # expect: [14. 20.] [14. 20.]
    print(x * 2, x + x)
    x = forward(x, [[1, 2], [3, 4]])
# expect: [37.0, 54.0]
print(x)
# expect: [ 74. 108.]
print(doubled(x))

box = Box([1, 2])
box.grow()
# expect: [4 6]
print(box.v * 2)

pairs = [[t for t in [1, 2]], [5, 6], 3]
for p in pairs:
    # expect: [2 4]
    # expect: [10 12]
    # expect: 6
    print(p * 2)

items = [t for t in [1, 2]] if box.v[0] > 0 else [3, 4]
items += 1
# expect: [2 3]
print(items)
# expect: [ True  True]
print(items > 0)
