diff = [1, -2]
n = 3
rows = 4
e = 2
loss = 3
tensor = [1, 2]
print(diff.abs(), diff.abs().mean(), diff.sum, n.is_odd, rows.is_even, (-3).abs, "ab".len, diff.max(), e.powered_to(3), loss.raised2, tensor.data, diff.abs.max)
# expect: [1 2] 1.5 -1 True True 3 2 1 8 9 [1 2] 2
