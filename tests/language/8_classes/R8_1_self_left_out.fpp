Class Circle:
    Function init(radius):  # error: FPP0219 the method `init` has no parameter for its object
        self.radius = radius
    Function scaled(by):  # error: FPP0219 the method `scaled` has no parameter for its object
        return self.radius * by

print(1)
