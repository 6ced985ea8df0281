Class Box:
    Function area(self) -> n: return 3
box = Box()
box.area = 4  # error: FPP0317 `area` is a method of `Box`
