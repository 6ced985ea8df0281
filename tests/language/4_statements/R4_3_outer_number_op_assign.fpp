count = 0
Function f():
    count += 1  # error: FPP0304
f()
