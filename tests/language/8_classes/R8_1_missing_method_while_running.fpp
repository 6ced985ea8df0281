Class Circle:
    Function area(self) -> n: return 3
Class Line:
    Function length(self) -> n: return 1

for each thing in [Circle(), Line()]:
    print(thing.area())  # error: FPP0552 there is no `.area()` for an object
# expect: 3
