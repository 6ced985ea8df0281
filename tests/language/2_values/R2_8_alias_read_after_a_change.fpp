before = [1.0, 2.0]
after = before
after[0] = 5.0
print(before)  # warning: FPP0806 `before` and `after` are one value

kept = after.clone()
after[0] = 7.0
rebound = after
rebound = [0]
rebound[0] = 1
print(kept, after)
# expect: [5. 2.]
# expect: [5. 2.] [7. 2.]
