y = "a" - "b"  # error: FPP0310 text
