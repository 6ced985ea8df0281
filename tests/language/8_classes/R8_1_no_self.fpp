Class Box:
    Function area(): return 3  # error: FPP0219 the method `area` has no parameter for its object
