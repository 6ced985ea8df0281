Class Vec:
    Function init(self, xs):
        self.xs = xs
    Function len(self) -> n:
        return self.xs.len()
    Function sum(self) -> s:
        return self.xs.sum()
    Function add(self, other) -> v:
        return Vec(self.xs + other.xs)
    Function norm(self) -> n:
        return sqrt((self.xs ^ 2).sum())
Function longest(vecs) -> best:
    best = vecs[0]
    for each vec in vecs:
        if vec.norm() > best.norm():
            best = vec
v = Vec([3, 4])
w = Vec([1, 1])
print(v.len(), v.sum(), v.add(w).xs, v.norm(), longest([w, v, w]) == v)
# expect: 2 7 [4 5] 5.0 True
