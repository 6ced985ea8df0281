Function keep(items, test) -> out:
    out = []
    for each it in items:
        if test(it): out.append(it)
Function apply_all(items, f) -> out: return [f(it) for it in items]
print(keep(["a", "bb", "ccc"], w -> w.len() > 1), keep([1, 2, 3], n -> n mod 2 == 1), apply_all([1, 2], n -> n * 10), apply_all(["a"], w -> w.upper()))
# expect: ['bb', 'ccc'] [1, 3] [10, 20] ['A']
