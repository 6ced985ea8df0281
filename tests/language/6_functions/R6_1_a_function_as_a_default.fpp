Function changed(x, by = (t -> t + 0.5)) -> f32:
    return by(x)
print(changed(1), changed(1, t -> t * 4))  # expect: 1.5 4

Function start(n):
    Function near(x, pick = [t -> t * 2, t -> -t]) -> f32:
        return pick[n](x)
    return near(3)
print(start(0), start(1))  # expect: 6 -3
