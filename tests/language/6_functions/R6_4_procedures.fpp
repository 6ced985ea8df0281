Function greet(name):
    print("hello", name)

result = greet("Ada")  # expect: hello Ada
print(result)          # expect: None
