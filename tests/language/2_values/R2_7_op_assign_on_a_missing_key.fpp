c = {}
c["x"] -= 2
c.y += 1.5
print(c)  # expect: {'x': -2, 'y': 1.5}
