Class Box:
    Function area(self) -> n: return 3
    Function both(self) -> n:
        self.area()
        super.init()
        return 1
Box().area()
Box().both()
Box()  # error: FPP0301 this value is not used
