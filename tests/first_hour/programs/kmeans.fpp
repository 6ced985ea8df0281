points = [[1, 1], [1.5, 2], [1, 1.5], [8, 8], [9, 8.5], [8.5, 9]]
centers = [points[0], points[3]]
for step in range(5):
    groups = [[], []]
    for p in points:
        d = [sqrt(sum((p - c)^2)) for c in centers]
        k = argmin(d)
        groups[k].append(p)
    for k in range(2):
        centers[k] = mean(groups[k], axis=0)
for c in centers:
    print(round(c, 2))
