Function f(x) -> Result:
    Result = x + 1
Function g(x) -> tensorc:
    TensorC = x * 2
Function h(T) -> T:
    row = T[0]
    row[0] = 5
print(f(1), g(2), h([[1, 2]]))  # expect: 2 4 [[5 2]]
print(h([[1.0, 2.0]]))  # expect: [[5. 2.]]
