r = []
for t from 0 to 1 step 0.1: r.append(t)
print(r.len(), r[3], r[10])  # expect: 11 0.30000000000000004 1.0
s = []
for t from 0 to 0.95 step 0.1: s.append(t)
print(s.len())  # expect: 10
