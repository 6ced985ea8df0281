θ = 0.5
β1 = 0.9
lambda = 0.1
np = 3
Flat_Data = [1, 2]
print(θ * np)           # expect: 1.5
print(lambda + β1)      # expect: 1.0
print(Flat_Data.sum())  # expect: 3
print(flat_data.Sum())  # expect: 3
print(the Flat_Data)    # expect: [1 2]
