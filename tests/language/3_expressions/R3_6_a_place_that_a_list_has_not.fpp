items = ["a", "b"]
i = 3
items[i + 1] = "c"  # error: FPP0513 index 4 is out of range: `items` has 2 items
