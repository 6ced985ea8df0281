// What a function chooses from a list may be a record with a field that is called like a function: only running tells.
Function smallest(records):
    best = none
    for r in records:
        if best is none or r["size"] < best["size"]:
            best = r
    return best, records.len()

records = [{size: 8, rows: 2}, {size: 4, rows: 7}]
found, count = smallest(records)
print(found.size, found.rows, count)
# expect: 4 7 2
both = smallest(records)
print(both[0].size + 1)
# expect: 5
T = [[1, 2, 3]]
print(T.size, T.rows)
# expect: 3 1

Function measured(x):
    return x.size

print(measured(T), measured([1, 2]))
# expect: 3 2
best, loss = grid_search({size: [8, 16], mean: [5, 0]}, c -> c.size + c.mean)
print(best.size, best.mean, loss)
# expect: 8 0 8
