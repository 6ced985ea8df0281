Class Base:
    Function scale(self, x) -> y:
        return 2 * x

Class Derived(Base):
    Function scale(self, x) -> y:
        return super.scale(x) + 1

    Function all(self, xs) -> ys:
        inner = v -> super.scale(v) * 10
        ys = []
        for each x in xs:
            ys.append(inner(x))
        return ys

    Function listed(self, xs) -> ys:
        return [super.scale(x) for x in xs]

d = Derived()
print(d.scale(3), d.all([1, 2]), d.listed([5, 6]))  # expect: 7 [20, 40] [10, 12]
