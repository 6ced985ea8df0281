Class Counter:
    Function init(self, start = 0, step = 1):
        self.count = start
        self.step = step

    Function up(self):
        self.count += self.step

    Function value(self) -> n:
        return self.count

a = Counter()
b = Counter(10, step = 5)
c = Counter(step = 2)
for i in 3:
    a.up()
    b.up()
c.up()
print(a.count, b.count, c.value())      # expect: 3 25 2
a.count = 100
a.up()
print(a.value(), a["count"])            # expect: 101 101
a.note = "seen"
print(a.note, "note" in a, "note" in b) # expect: seen True False
a["step"] = 7
a.up()
print(a.value)                          # expect: 108
