text_data = """name,age
Ada,36
Bob,25"""
rows = []
for each line in text_data.split("\n"):
    rows.append(line.split(","))
header = rows[0]
people = []
for each row in rows[1:]:
    people.append({name: row[0], age: number(row[1])})
print(header, people, mean([p.age for p in people]))
# expect: ['name', 'age'] [{'name': 'Ada', 'age': 36}, {'name': 'Bob', 'age': 25}] 30.5
