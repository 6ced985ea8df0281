rows = []
for i in 3:
    rows.append([i, 2.0])
rows[:, 0] = 5        # error: FPP0319 `rows` is a list, and several of its items cannot be stored in at once.
rows[[0, 2]] = 5      # error: FPP0319
rows[1:, 0] += 1      # error: FPP0319
