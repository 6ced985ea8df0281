// `other.data` of an unknown `other` is a field where objects have one, also in a method that is never called.
Class Scalar:
    Function init(self, data):
        self.data = data

    Function plus(self, other):
        return Scalar(self.data + other.data)

    Function minus(self, other):
        return Scalar(self.data - other.data)

Function double(T: Tensor):
    return 2 * T.data

print(Scalar(2).plus(Scalar(3)).data, double([1, 2]))  # expect: 5 [2 4]
