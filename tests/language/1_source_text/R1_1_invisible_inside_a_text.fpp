x = "a​b"
print(x.len())  # expect: 3
