# given: layer = 3
for neuron in layer: print(neuron)
# expect: 0
# expect: 1
# expect: 2
