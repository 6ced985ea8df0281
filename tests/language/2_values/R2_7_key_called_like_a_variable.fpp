name = "ann"
age = 3
person = {name: "bob", age: age}  # note: FPP0808 the text "name"
print(person)  # expect: {'name': 'bob', 'age': 3}
