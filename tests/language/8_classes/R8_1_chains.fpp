Class Builder:
    Function init(self):
        self.parts = []

    Function add(self, part):
        self.parts.append(part)
        return self

    Function text(self) -> text:
        return self.parts.join("-")

print(Builder().add("a").add("b").text())  # expect: a-b
b = Builder()
b.add("x").add("y")
print(b.add("z").text(), b.parts.len())    # expect: x-y-z 3
