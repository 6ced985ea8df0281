// A test has no room for the numbers to go back into the list.
Function halved(v):
    v *= 0.5
    return sum(v)
xs = [n for n in range(1, 4)]
if halved(xs) > 2:  # error: FPP0320 `halved` changes `v` as a tensor, and `xs` is a list, which this line cannot change.
    print(xs)
while halved(xs) > 2: pass  # error: FPP0320
kept = [halved(xs) for i in 3]  # error: FPP0320
