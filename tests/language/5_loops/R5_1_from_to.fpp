r = []
for n from 0 to 3: r.append(n)
for n from 5 to 1 step -2: r.append(n)
for n from 0 to 1 step 0.25: r.append(n)
for n from 3 to 1: r.append(99)
for n from 1 to 3 step -1: r.append(98)
for n from 2 to 2: r.append(n)
print(r)  # expect: [0, 1, 2, 3, 5, 3, 1, 0.0, 0.25, 0.5, 0.75, 1.0, 2]
