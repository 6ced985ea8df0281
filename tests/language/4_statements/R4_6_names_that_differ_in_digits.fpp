# given: layer2 = 5
layer1 = 3
print(layer1 + layer2)  # expect: 8
