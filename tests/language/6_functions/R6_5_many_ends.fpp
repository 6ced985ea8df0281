// However many tests a function may end behind, it is read at once.
Function step(x):
    if x > 20:
        if x < 21: return 20
    if x > 19:
        if x < 20: return 19
    if x > 18:
        if x < 19: return 18
    if x > 17:
        if x < 18: return 17
    if x > 16:
        if x < 17: return 16
    if x > 15:
        if x < 16: return 15
    if x > 14:
        if x < 15: return 14
    if x > 13:
        if x < 14: return 13
    if x > 12:
        if x < 13: return 12
    if x > 11:
        if x < 12: return 11
    if x > 10:
        if x < 11: return 10
    if x > 9:
        if x < 10: return 9
    if x > 8:
        if x < 9: return 8
    if x > 7:
        if x < 8: return 7
    if x > 6:
        if x < 7: return 6
    if x > 5:
        if x < 6: return 5
    if x > 4:
        if x < 5: return 4
    if x > 3:
        if x < 4: return 3
    if x > 2:
        if x < 3: return 2
    if x > 1:
        if x < 2: return 1
    return x * 2

print(step(3.5))
# expect: 3
print(step([0.5, 1.5, 30]))
# expect: [ 1.  1. 60.]
