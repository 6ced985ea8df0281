Class Box:
    Function init(self, width): self.width = width
    Function grow(self, by, times = 1): self.width += by * times

box = Box(1)
box.grow()             # error: FPP0315 `grow` is called with arguments that do not fit
box.grow(1, tims = 2)  # error: FPP0315 `grow` is called with arguments that do not fit
