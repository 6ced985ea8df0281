// Growth by a tiny rate keeps its digits, forwards and backwards.
print(exp_minus_one(1e-20), log_one_plus(1e-20), exp(1e-20) - 1)
# expect: 1e-20 1e-20 0.0
print(round(expm1([1, -800, 0]), 6), round(log1p([e - 1, 0, 1e-300]), 6))
# expect: [ 1.718282 -1.        0.      ] [1. 0. 0.]
print(log_one_plus(-1), log_one_plus(-2), exp_minus_one(1000))
# expect: -inf nan inf

Function growth(T) -> T:
    for row in T:
        for col in row:
            if col > -1:
                log_one_plus(col)
            else:
                0

print(growth([0, -5, -1, 0.5]))
# expect: [0.         0.         0.         0.40546511]
rate = [0.0, 0.5]
Loss = sum(log_one_plus(rate) + 2 * exp_minus_one(rate))
print(gradient of Loss w.r.t. rate)
# expect: [3.         3.96410921]
