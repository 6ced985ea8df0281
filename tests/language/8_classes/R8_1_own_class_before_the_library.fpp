// The program's own class is meant where the library has one of that name, also by another case.
Class Dense:
    Function init(self, size): self.size = size

Class DROPOUT:
    Function rate(self): return 7

print(Dense(4).size, Dropout().rate())  # expect: 4 7
