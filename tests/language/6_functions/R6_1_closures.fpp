Function counter() -> step:
    count = [0]
    Function step() -> f32:
        count[0] += 1
        return count[0]
    return step
c = counter()
d = counter()
print(c(), c(), d())  # expect: 1 2 1
