Function ident(T) -> Tensor: return T
Function outer(T) -> Tensor: return ident(T)
Function lam(T) -> Tensor:
    g = v -> v
    return g(T)
a = [1, 2]
x = outer(a); x[0] = 9
y = lam(a); y[0] = 9
print(a)  # expect: [1 2]
