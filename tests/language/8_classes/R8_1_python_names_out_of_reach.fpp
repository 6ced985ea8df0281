Class Box:
    Function init(self):
        self.__secret = 1          # error: FPP0220 `__secret` cannot be the name
    Function __str__(self): return "box"  # error: FPP0220 `__str__` cannot be the name
box = Box()
print(box.__class__)               # error: FPP0220 `__class__` cannot be the name
print([1].__len__())               # error: FPP0220 `__len__` cannot be the name
