Class Sizes:
    Function wider(self, other) -> best:
        best = self
        if other.cols > self.cols:
            best = other
    Function init(self, rows, cols):
        self.rows = rows
        self.cols = cols
        self.shape = rows * cols

Function area(s) -> n:
    return s.rows * s.cols + s.shape
Function entries(T: Tensor) -> n:
    return T.rows * T.cols
Function cells(T) -> n:
    n = T.rows + T[0][0]
a = Sizes(2, 3)
b = Sizes(1, 9)
print(a.wider(b).cols, area(a), entries([[1, 2]]), cells([[5]]))
# expect: 9 12 2 6
