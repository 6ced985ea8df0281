epoch = 3; loss = 0.123456; name = "Ada"
v = [1, 2]
print(f"epoch {epoch}: {loss:.4f} {name.upper()} {v[0] + 1} {{x}} {2^3} {loss:8.2f}|{epoch:03d}|{name:>5}|{1/3:.2%}|{12345.678:,.1f}")  # expect: epoch 3: 0.1235 ADA 2 {x} 8     0.12|003|  Ada|33.33%|12,345.7
