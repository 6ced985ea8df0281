Class Box:
    Function init(self): self.width = 1
box = Box()
print(box["__class__"])  # error: FPP0534 `box` has no field `__class__`
