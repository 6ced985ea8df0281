for i in range(2)  # note: FPP0128 colon
    print(i)
# expect: 0
# expect: 1
