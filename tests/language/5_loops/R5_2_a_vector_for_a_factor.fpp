// As a default, `slope` is a number; what is given for it is none.
Function bent(T, slope = 0.5) -> T:
    for row in T:
        for col in row:
            col if col > 0 else slope * col # error: FPP0519 one number

print(bent([-1, 2]))
# expect: [-0.5  2. ]
print(bent([-1, 2], [10, 20]))
