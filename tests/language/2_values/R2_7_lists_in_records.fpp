groups = {}
for each w in ["apple", "avocado", "bean"]:
    k = w[0]
    if k not in groups: groups[k] = []
    groups[k].append(w)
print(groups)  # expect: {'a': ['apple', 'avocado'], 'b': ['bean']}
