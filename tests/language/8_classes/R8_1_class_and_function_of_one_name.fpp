Function Box(): return 1
Class Box:  # error: FPP0204 is defined twice
    pass
