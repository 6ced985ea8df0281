x = [0.0, 4.0]
y = sqrt(x)
Loss = sum(y)
print(gradient of Loss with respect to x)  # expect: [ inf 0.25]
