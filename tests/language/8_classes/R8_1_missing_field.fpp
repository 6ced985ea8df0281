Class Box:
    Function init(self):
        self.width = 1

box = Box()
print(box.widht)  # error: FPP0314 there is no `.widht` for an object of `Box`
