Function permute(items, k, out):
    if k == items.len():
        out.append(items.clone())
        return
    for i from k to items.len() - 1:
        items[k], items[i] = items[i], items[k]
        permute(items, k + 1, out)
        items[k], items[i] = items[i], items[k]
out = []
permute(["a", "b", "c"], 0, out)
print(out.len(), out[1])  # expect: 6 ['a', 'c', 'b']
