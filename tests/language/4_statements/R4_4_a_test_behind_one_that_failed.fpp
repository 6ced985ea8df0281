// What a test keeps from being computed stays so, however the branches are counted.
Function places(p: Tensor, v: Tensor) -> Counts:
    beyond = 0; positive = 0
    for i in p.len():
        if p[i] >= v.len(): beyond += 1
        elif v[p[i]] > 0 and p[i] < v.len(): positive += 1
    return beyond, positive

print(places([0, 1, 7], [1, -1]))  # expect: (1, 1)

Function chain(p: Tensor, v: Tensor) -> Counts:
    far = 0; positive = 0; beyond = 0
    for i in p.len():
        if p[i] >= v.len() and p[i] > 3: far += 1
        elif v[p[i]] > 0: positive += 1
        elif p[i] >= v.len(): beyond += 1
    return far, positive, beyond

print(chain([0, 1, 7], [1, -1]))  # expect: (1, 1, 0)

Function shared(p: Tensor, v: Tensor) -> Counts:
    first = 0; second = 0
    for i in p.len():
        if p[i] >= 0 and p[i] >= v.len(): first += 1
        elif v[p[i]] > 0 and p[i] >= 0: second += 1
    return first, second

print(shared([0, 1, 7], [1, -1]))  # expect: (1, 1)
