for i in range(1)
    // a comment first
    print(i)
# expect: 0
