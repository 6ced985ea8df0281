Class Base:
    Function forward(self) -> n: return 1
Class Derived(Base):
    Function init(self):
        super.init()
        self.n = super.foward()  # error: FPP0318 no class above `Derived` has a method `foward`
