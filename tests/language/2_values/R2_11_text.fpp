name = "Ada"
print(name + "!", name[0], name[1:])        # expect: Ada! A da
print(name.upper(), name.len())             # expect: ADA 3
print("da" in name, "Ada" < "Bob")          # expect: True True
print(text(1.5) + "x", number("2.5") + 1)   # expect: 1.5x 3.5
print(join(split("a,b", ","), "-"))         # expect: a-b
print("file.csv".ends_with(".csv"))         # expect: True
