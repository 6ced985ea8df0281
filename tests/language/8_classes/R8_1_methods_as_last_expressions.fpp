Class Poly:
    Function init(self, a, b):
        self.a = a
        self.b = b

    Function at(self, x) -> y:
        self.a * x + self.b

    Function root(self) -> x:
        -self.b / self.a

    Function at_root(self) -> y:
        self.at(self.root())

Function value_at_two(poly) -> y:
    poly.at(2)

Function reset(poly) -> poly:
    poly.a = 1

p = Poly(2, -4)
print(p.at(3), p.root(), p.at_root(), value_at_two(p))  # expect: 2 2.0 0.0 0
print(reset(p).a, p.a)                                  # expect: 1 1
