// A field wins over a function of the same name, of the records in a list as well.
Function log_density(classes, x) -> f32:
    best = -infinity
    for p in classes:
        score = log(p.prior) - 0.5 * sum(log(p.var) + (x - p.mean)^2 / p.var)
        if score > best:
            best = score
    return best

Function total(items) -> f32:
    t = 0
    for item in items:
        t += item.sum * item.max
    return t

Function largest(items):
    return items[0].max

print(log_density([{mean: [1.0], var: [1.0], prior: 0.5}, {mean: [2.0], var: [1.0], prior: 1}], [2.0]))
# expect: 0.0
print(total([{sum: 2, max: 3}, {sum: 1, max: 5}]), largest([{max: 3}]))
# expect: 11 3

// Of rows it is the function.
Function means(rows) -> Tensor:
    found = []
    for row in rows:
        found.append(row.mean)
    return found
print(means([[1, 2], [3, 5]]))
# expect: [1.5 4. ]
