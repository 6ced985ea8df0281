print(text([1, 2]) + "|" + text(none) + "|" + text(true) + "|" + text(2.0))  # expect: [1 2]|None|True|2.0
