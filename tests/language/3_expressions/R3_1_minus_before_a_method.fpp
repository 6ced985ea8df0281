t1 = [1, 2]
print(-t1.raised(2), -[1, 2].sum())  # expect: [-1 -4] -3
