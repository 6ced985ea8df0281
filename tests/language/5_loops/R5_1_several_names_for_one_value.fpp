for i, x in [1, 2]:  # error: FPP0321 one number in each pass
    print(i, x)
for i, x in range(3):  # error: FPP0321 one number in each pass
    print(i)
