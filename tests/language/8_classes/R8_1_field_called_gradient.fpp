// `value.gradient` is a field where objects have one: the function `gradient` takes two values.
Class Number:
    Function init(self, data, source = none):
        self.data = data
        self.source = source
        self.gradient = 0

    Function double(self):
        return Number(2 * self.data, self)

    Function backward(self):
        self.gradient = 1
        ready = [self]
        while ready.len() > 0:
            number = ready.pop()
            if number.source != none:
                number.source.gradient += 2 * number.gradient
                ready.append(number.source)

x = Number(3)
y = x.double().double()
y.backward()
print(y.data, x.gradient)  # expect: 12 4
