Function mae(a, b) -> f32:
    d = a - b
    d.abs().mean()
Function br(x) -> text:
    if x > 0: "pos"
    elif x < 0: "neg"
    else: "zero"
Function one(x) -> f32: x + 1
print(mae([1, 2], [2, 4]), br(1), br(-1), br(0), one(2))  # expect: 1.5 pos neg zero 3
