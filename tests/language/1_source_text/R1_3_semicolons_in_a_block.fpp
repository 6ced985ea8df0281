if 1 > 0:
    a = 1; b = 2;
    print(a + b);
# expect: 3
