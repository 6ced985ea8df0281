Function root(x) -> f32:
    if x < 0:
        throw Error("x is negative")
    sqrt(x)

try:
    print(root(4))     # expect: 2.0
    print(root(-1))
catch error:
    print(error.message)  # expect: x is negative
try:
    print([1, 2][5])
catch:
    print("no such place")  # expect: no such place
