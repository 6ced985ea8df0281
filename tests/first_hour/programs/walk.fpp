// random walk
seed(42)
position = 0
path = [0]
for step in range(1000):
    if random() < 0.5:
        position += 1
    else:
        position -= 1
    path.append(position)
print("steps:", len(path) - 1)
print(path[0], max(path) >= position, min(path) <= 0)
