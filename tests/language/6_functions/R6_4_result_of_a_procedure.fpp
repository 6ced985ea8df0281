Function p(x):
    y = x
z = p(1)  # warning: FPP0802 p
print(z)  # expect: None
