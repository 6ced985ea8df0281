x = [1, 2, 3, 4, 5]
y = [2.2, 4.1, 6.2, 7.9, 10.1]
n = len(x)
mean_x = sum(x) / n
mean_y = sum(y) / n
num = 0
den = 0
for i in range(n):
    num += (x[i] - mean_x) * (y[i] - mean_y)
    den += (x[i] - mean_x) ** 2
slope = num / den
intercept = mean_y - slope * mean_x
print("y = " + round(slope, 2) + " x + " + round(intercept, 2))
