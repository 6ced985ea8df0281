# R3.1: what a chained comparison of tensors computes comes in the order in which it is written, among all else in its line.
Function noisy(v):
    print("noisy", v)
    return v
v = [1.0, 2.0]
# expect: noisy [1. 2.]
# expect: noisy [2. 3.]
# expect: [1. 3.]
print(noisy(v) + (2 < noisy(v + 1) < 4))
# expect: noisy [1. 2.]
# expect: noisy [3. 4.]
# expect: noisy [4. 1.]
# expect: [ True False]
print(noisy(v) < noisy(v + 2) < noisy([4.0, 1.0]))
items = [1, 2]
items.append(3)
print(items.pop() + (0 < [items.len(), 5] < 3))  # expect: [4 3]
seed(1)
drawn = random(2)
seed(1)
print(equal(random(2), drawn), all(0 <= random(2) < 1))  # expect: True True

Function near(x, low = (0 < v * 2 < 3)) -> f32: return low * x
print(near(7), near(7, 1))  # expect: [7 0] 7
