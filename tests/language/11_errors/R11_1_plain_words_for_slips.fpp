// What a beginner meant is said where it shows.
Class Counter:
    Function init(self):
        self.count = 0
    Function up(self):
        self.count += 1
        self.level = 2
counter = Counter()
print(counter.colour)  # error: FPP0314 there is no `.colour` for an object of `Counter`.
