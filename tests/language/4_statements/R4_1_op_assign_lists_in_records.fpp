// A list in a record, a list or an object is converted, as one that has a name: `+=` adds, it does not append.
record = {l: []}
for i in 3: record.l.append(i)
kept = record.l
record.l += [1, 2, 3]
print(record, kept)  # expect: {'l': [1 3 5]} [0, 1, 2]

Function raise_all(owner, by):
    owner.l *= by
raise_all(record, 2)
print(record)  # expect: {'l': [ 2  6 10]}

lists = []
lists.append(kept)
lists[0] += 0.5
print(lists, kept)  # expect: [[0.5 1.5 2.5]] [0, 1, 2]

Class Box:
    Function init(self):
        self.items = []
        self.items.append(1)
    Function grow(self, by):
        self.items += by
box = Box()
box.grow([5])
box.items += [7]
print(box.items)  # expect: [13]

table = [[2.5 for i in 3] for j in 2]
for row in table:
    row += 3 - table[-1][::-1] mod 2
print(table)  # expect: [[5. 5. 5.], [5. 5. 5.]]
grid = [[1.5 for i in 3] for j in 2]
grid[0] += grid[1][0]
print(grid)  # expect: [[3. 3. 3.], [1.5, 1.5, 1.5]]
