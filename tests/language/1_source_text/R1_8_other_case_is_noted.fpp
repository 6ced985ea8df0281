Flat_Data = [1, 2]
y = flat_data.len()  # note: FPP0202 Flat_Data
