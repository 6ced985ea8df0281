class Shape:
    def __init__(self, name):
        self.name = name
    def area(self) -> float:
        return 0
    def describe(self):
        print(f"{self.name} with area {self.area():.2f}")

class Circle(Shape):
    def __init__(self, r):
        super().__init__("circle")
        self.r = r
    def area(self) -> float:
        return pi * self.r ** 2

class Square(Shape):
    def __init__(self, side):
        super.init("square")
        self.side = side
    def area(self) -> float:
        return self.side ** 2

shapes = [Circle(1), Square(2)]
for s in shapes:
    s.describe()
biggest = max([s.area() for s in shapes])
print(f"biggest: {biggest:.1f}")
