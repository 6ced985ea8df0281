# given: activation = v -> v + 1
print(activation(2))  # expect: 3
