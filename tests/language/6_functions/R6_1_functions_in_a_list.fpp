acts = [x -> max(x, 0), x -> 1 / (1 + exp(-x)), sqrt]
for f in acts: print(f(4.0))
# expect: 4.0
# expect: 0.9820137900379085
# expect: 2.0
