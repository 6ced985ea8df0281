Class Opt:
    Function init(self, rate):
        self.rate = rate
        self.state = {}
    Function step(self, name, w, g) -> w:
        if name not in self.state:
            self.state[name] = zeros(w.shape)
        self.state[name] = 0.9 * self.state[name] + g
        w -= self.rate * self.state[name]
    Function apply(self, w, g):
        w -= self.rate * g
o = Opt(0.1)
w = [1.0, 2.0]
w2 = o.step("w", w, [1, 1])
print(w, w2)
o.apply(w, [1, 1])
print(w)
w3 = o.step("w", w, [1, 1])
print(w3, o.state)
print(o.state.w)
Class Sub(Opt):
    Function init(self):
        super.init(0.5)
    Function apply(self, w, g):
        super.apply(w, g)
        super.apply(w, g)
q = Sub()
q.apply(w, [2, 2])
print(w, q.rate)
Class Empty:
    pass
z = Empty()
z.a = [1]
z.a.append(2)
print(z.a)
Class K2(Empty):
    Function area(self): return 3
k = K2()
print(k.area())
Class Shape:
    Function area(self): return 0
    Function twice(self): return 2 * self.area()
Class Square(Shape):
    Function init(self, s): self.s = s
    Function area(self): return self.s^2
print(Square(3).twice(), Square([1, 2]).twice())
shapes = [Square(1), Shape()]
print([t.area() for t in shapes])
areas = shapes[0].area() + shapes[1].area()
print(areas)

# expect: [1. 2.] [0.9 1.9]
# expect: [0.9 1.9]
# expect: [0.71 1.71] {'w': [1.9 1.9]}
# expect: [1.9 1.9]
# expect: [-1.1 -0.1] 0.5
# expect: [1, 2]
# expect: 3
# expect: 18 [2 8]
# expect: [1, 0]
# expect: 1
