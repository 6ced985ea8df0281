// -1, 0 or 1, whatever the order of the tests; 0 and nan stay.
Function direction(T) -> T:
    for row in T:
        for col in row:
            if col < 0:
                -1
            else if col > 0:
                1
            else:
                col

Function steps_at(T) -> T:
    for row in T:
        for col in row:
            if col > 0:
                1
            else if col < 0:
                0 - 1
            else:
                2

print(direction([1.5, -2, nan, 0]), direction([3, -4, 0]), direction(-2.5))
# expect: [ 1. -1. nan  0.] [ 1 -1  0] -1.0
print(steps_at([1.5, -2, 0]))
# expect: [ 1. -1.  2.]

// 1 from 0 upwards, 0 below, and nan stays.
print(Heaviside([-0.5, 0, 2, nan]), Heaviside([-3, 0, 4]), Heaviside(-1.5), Heaviside(2), Heaviside([-infinity, infinity]))
# expect: [ 0.  1.  1. nan] [0 1 1] 0.0 1 [0. 1.]
a = [0.5, -2]
print(direction(a) * 1.0)
# expect: [ 1. -1.]
