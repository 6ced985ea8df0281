// A list that a function gives is changed as a tensor like one that has a name.
things = [[1, 2], [3]]

Function the_things(): return things
Function raise_all(T):
    for i in T.len(): T[i] += 10
Function stairs(n):
    steps = []
    for i in n:
        step = []
        step.append(i)
        steps.append(step)
    return steps
Function raised() -> r:
    raise_all(the_things()[0])
    r = things[0][1]

raise_all(the_things()[0])
print(things)
# expect: [[11 12], [3]]
raise_all(stairs(2)[1])
print(raised(), things, stairs(2))
# expect: 22 [[21 22], [3]] [[0], [1]]
