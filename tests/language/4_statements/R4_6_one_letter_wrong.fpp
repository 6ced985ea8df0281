total = 3
print(totl)  # error: FPP0201 total
