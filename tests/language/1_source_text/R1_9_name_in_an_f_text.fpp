total = 1
x = f"{totl}"  # error: FPP0201 total
