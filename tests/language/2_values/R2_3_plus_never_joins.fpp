a = ["x"]
b = a + ["y"]  # error: FPP0310
