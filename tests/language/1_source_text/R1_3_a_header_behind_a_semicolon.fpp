m = 1; repeat  # error: FPP0100 "repeat" does not fit here
