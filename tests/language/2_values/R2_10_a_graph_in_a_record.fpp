// What is asked by the keys that it holds itself is the record that the call gives.
roads = {A: {B: 7, C: 9}, B: {A: 7, D: 15}, C: {A: 9, D: 11}, D: {B: 15, C: 11}}

Function total(roads) -> length:
    length = 0
    for town in roads:
        for other in roads[town]: length += roads[town][other]
    return length / 2

Function shortest(roads, start) -> distances:
    distances = {}
    for town in roads: distances[town] = infinity
    distances[start] = 0
    open = [town for town in roads]
    while open.len() > 0:
        nearest = open[0]
        for town in open:
            if distances[town] < distances[nearest]: nearest = town
        open = [town for town in open if town != nearest]
        for other in roads[nearest]:
            through = distances[nearest] + roads[nearest][other]
            if through < distances[other]: distances[other] = through
    return distances

print(total(roads))
# expect: 42.0
print(shortest(roads, "A"))
# expect: {'A': 0, 'B': 7, 'C': 9, 'D': 20}
