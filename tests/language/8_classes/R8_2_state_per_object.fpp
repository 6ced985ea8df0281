Class Bag:
    Function init(self):
        self.items = []
        self.weights = [0.0, 0.0]

    Function add(self, item):
        self.items.append(item)
        self.weights[0] += 1

a = Bag()
b = Bag()
a.add(1)
a.add(2)
b.add(3)
print(a.items, b.items, a.weights, b.weights)  # expect: [1, 2] [3] [2. 0.] [1. 0.]
