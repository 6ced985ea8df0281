Function f(r) -> r:
    r.inner.v = 5
    r.list.append(1)
a = {inner: {v: 1}, list: []}
b = f(a)
print(a, b)  # expect: {'inner': {'v': 1}, 'list': []} {'inner': {'v': 5}, 'list': [1]}
