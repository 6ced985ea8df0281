sum = 0
for v in [1, 2, 3]: sum += v
print(sum, sum([1, 2]))  # expect: 6 3
e = 3
print(e.exp() > 20, exp(1))  # expect: True 2.718281828459045
max = 5
std = [1, 3].std()
tanh = 4
print(max(1, 7), max, std, tanh, std.pi)
# expect: 7 5 1.0 4 3.141592653589793
