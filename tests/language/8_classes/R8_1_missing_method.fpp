Class Box:
    Function area(self) -> n: return 1

box = Box()
print(box.aera())  # error: FPP0314 there is no `.aera()` for an object of `Box`
