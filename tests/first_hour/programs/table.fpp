// multiplication table
for i in range(1, 5):
    line = ""
    for j in range(1, 5):
        line += f"{i * j:4}"
    print(line)

sales = {"apples": 3, "pears": 12, "plums": 7}
for name, amount in sales.items():
    print(f"{name:10} {amount:5}")
print("total", sum(sales.values()))
