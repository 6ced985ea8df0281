Function sq(x) -> f32: return x * x
Function compose(f, g) -> h:
    h = x -> f(g(x))
Function map_all(f, xs) -> out:
    out = []
    for v in xs: out.append(f(v))
h = compose(sq, abs)
print(h(-3), map_all(sq, [1, 2, 3]), map_all(x -> x + 0.5, [1]))  # expect: 9 [1, 4, 9] [1.5]
