Class Matrix:
    Function init(self, rows, cols):
        self.rows = rows
        self.cols = cols
        self.data = zeros(rows, cols)
    Function set(self, i, j, v):
        self.data[i][j] = v
        return self
    Function get(self, i, j) -> v:
        return self.data[i][j]
    Function times(self, other) -> R:
        R = Matrix(self.rows, other.cols)
        for i in self.rows:
            for j in other.cols:
                s = 0
                for k in self.cols:
                    s += self.get(i, k) * other.get(k, j)
                R.set(i, j, s)
        return R
A = Matrix(2, 2).set(0, 0, 1).set(0, 1, 2).set(1, 1, 3)
print(A.times(A).data, A.rows)
# expect: [[1. 8.]
# expect:  [0. 9.]] 2
