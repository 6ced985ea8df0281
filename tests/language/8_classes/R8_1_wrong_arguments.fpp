Class Box:
    Function init(self, width): self.width = width

box = Box(1, 2)  # error: FPP0206 too many
