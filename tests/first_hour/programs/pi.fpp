import random
inside = 0
n = 20000
for i in range(n):
    x = random.random()
    y = random.random()
    if x*x + y*y <= 1:
        inside += 1
print("pi is about 3:", abs(4 * inside / n - 3) < 0.3)
