let a: Tensor = [1, 2]
b = a
b += 10
first, second = 7, 8
n: Integer = 3
n **= 2
print(a, n)           # expect: [11 12] 9
print(first, second)  # expect: 7 8
person = {age: 1}
person.age *= 4
print(person.age)     # expect: 4
