Class Clip:
    Function init(self, limit):
        self.limit = limit

    Function apply(self, x) -> y:
        if x > self.limit:
            return self.limit
        return x

c = Clip(1.5)
print(c.apply(3), c.apply([1, 2, 3]))  # expect: 1.5 [1.  1.5 1.5]
