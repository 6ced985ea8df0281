ｆｏｏ = 3
print(foo)  # expect: 3
