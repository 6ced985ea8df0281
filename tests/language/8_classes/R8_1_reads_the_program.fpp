# given: rate = 0.5
factor = 2

Class Scaled:
    Function init(self, value):
        self.value = value * rate

    Function grown(self) -> n:
        return self.value * factor * rate

Class Other(Scaled):
    Function grown(self) -> n:
        return super.grown() + 1

Function both(things) -> total:
    total = 0
    for each thing in things:
        total += thing.grown()

print(both([Scaled(4), Other(2)]))  # expect: 4.0
