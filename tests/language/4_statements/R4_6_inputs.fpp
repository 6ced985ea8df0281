# given: fan_in = 2 + 1
# given: title = "Weights"
fan_in = // number of inputs
print(title, fan_in * 2)  # expect: Weights 6
