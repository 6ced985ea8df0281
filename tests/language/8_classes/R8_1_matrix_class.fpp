Class Matrix:
    Function init(self, values):
        self.values = values

    Function times(self, other) -> Product:
        return Matrix(self.values x other.values)

    Function transposed(self) -> Result:
        return Matrix(self.values.T)

    Function trace(self) -> total:
        total = 0
        for i in self.values.rows:
            total += self.values[i][i]

A = Matrix([[1, 2], [3, 4]])
print(A.times(A.transposed()).values)
# expect: [[ 5 11]
# expect:  [11 25]]
print(A.times(A).trace())  # expect: 29
