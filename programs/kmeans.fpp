// Shows a learning algorithm written as loops: k-means finds the middle of three clouds of random points.

seed(4)

// Three clouds of 40 points each, around places that the algorithm is not told.
clouds = [[0, 0], [6, 1], [2, 7]]
points = concat([normal(0, 1, [40, 2]) + middle for middle in clouds])

Function squared_distance(a: Tensor, b: Tensor):
    return sum((a - b)²)

// The number of the centre that lies nearest to a point.
Function nearest(point: Tensor, centres: Tensor) -> best:
    best = 0
    for centre in centres:
        if squared_distance(point, centre) < squared_distance(point, centres[best]):
            best = centreIndex

// The centres begin at three of the points, chosen at random, and move until no point changes its group.
centres = shuffle(points)[:3]
groups = zeros(points.rows)
rounds = 0

repeat:
    changed = 0
    for point in points:
        group = nearest(point, centres)
        if group != groups[pointIndex]:
            groups[pointIndex] = group
            changed += 1
    for k in centres.rows:
        centres[k] = points[groups == k].mean(axis=0)
    rounds += 1
    print(f"round {rounds}: {changed} points changed their group")
until changed == 0

for k in centres.rows:
    print(f"{sum(groups == k)} points around ({centres[k][0]:.2f}, {centres[k][1]:.2f})")
