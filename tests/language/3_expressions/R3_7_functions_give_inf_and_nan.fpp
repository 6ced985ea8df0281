print(log(0), log(-1), sqrt(-1), exp(1000), (-8) ^ (1/3), 0.0 ^ 0.5, arcsin(2))  # expect: -inf nan nan inf nan 0.0 nan
