items = []
for i in 3: items.append(i)
Function shift(by):
    items += by  # error: FPP0304 `shift` cannot change `items`, which belongs to the outside.
shift(1)
