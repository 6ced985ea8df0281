// Each element is one number; drawn from a row of means it would be as many.
Function drawn(T, low) -> T:
    for row in T:
        for col in row:
            col = uniform(low, 5) # error: FPP0519 one number

seed(0)
print(round(drawn([0, 0], 1), 4))
# expect: [3.5478 2.0791]
print(drawn([0, 0], [1, 2]))
