x = (1 +
   2 +

   // comment inside
   3)
y = [1,
  2,
]
z = {a: 1,
     b: 2}
print(x, y, z.b)  # expect: 6 [1 2] 2
