p = {name: "Ada", tags: {x: [1, 2]}}
p.tags.x[0] = 9
p.tags.y = 3
p["tags"]["x"][1] = 8
print(p.tags.x, p.tags.y)  # expect: [9 8] 3
