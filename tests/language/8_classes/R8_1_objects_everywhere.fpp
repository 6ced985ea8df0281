Class Shape:
    Function area(self) -> f32: throw Error("no area")
    Function __init__(self): self.kind = "shape"
Class Sq(Shape):
    Function __init__(self, s):
        super.__init__()
        self.s = s
    Function area(self) -> f32: return self.s^2
shapes = {a: Sq(2), b: Sq(3)}
total = 0
for each name, shape in shapes:
    total += shape.area()
    print(name, shape.kind)
print(total, max([s.area() for s in [Sq(1), Sq(5)]]))
a, b = Sq(1), Sq(2)
a, b = b, a
print(a.s, b.s)
a.s, b.s = b.s, a.s
print(a.s, b.s)
pair = (a, b)
print(pair[0].s)
try:
    Shape().area()
catch e:
    print(e.message)
if a: print("true")
x = a if a.s > 100 else none
print(x)
f = o -> o.area()
print(f(b), sorted([s.area() for s in [Sq(3), Sq(2)]]))
# expect: a shape
# expect: b shape
# expect: 13 25
# expect: 2 1
# expect: 1 2
# expect: 1
# expect: no area
# expect: true
# expect: None
# expect: 4 [4, 9]
