a = []
a.pop()  # error: FPP0543 empty
