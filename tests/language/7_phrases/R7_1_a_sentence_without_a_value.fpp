phrase "shout {x}":
    print(x)
shout 3
y = shout 3  # error: FPP0130 has no arrow
