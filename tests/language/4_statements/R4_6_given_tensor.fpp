# given: layer = [5, 6]
for neuron in layer: print(neuron)
# expect: 5
# expect: 6
