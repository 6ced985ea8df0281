f = x -> x + 1 if x > 0 else 0
g = (a, b) -> a * b + 1
h = () -> 5
k = x -> y -> x + y
print(f(2), f(-1), g(2, 3), h(), k(1)(2))  # expect: 3 0 7 5 3
