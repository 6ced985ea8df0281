Function total(prices) -> sum_:
    sum_ = 0
    for each name, price in prices: sum_ += price
print(total({apple: 2, pear: 3.5}))  # expect: 5.5
Function update(model, g):
    for each name, value in model: value -= g
model = {W: [[1.0, 2.0]], b: [0.5]}
update(model, 0.5)
print(model.W, model.b)  # expect: [[0.5 1.5]] [0.]
Function keys_sum(r) -> t:
    t = 0
    for each k in r: t += r[k]
print(keys_sum({a: 1, b: 2}))  # expect: 3
