Class Ridge:
    Function init(self, lambda, del = 2):
        self.lambda = lambda
        self.class = "ridge"
        self.print = 1

    Function import(self, from) -> n:
        return self.lambda * from

    Function yield(self, np = 1) -> n:
        return np + self.print

model = Ridge(0.5, del = 3)
model.lambda += 1
print(model.lambda, model.class, model.import(2), model.yield(np = 4))  # expect: 1.5 ridge 3.0 5
