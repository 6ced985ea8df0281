Function show_all(xs):
    for i, x in xs:  # error: FPP0538 does not give 2 values in each pass
        print(i, x)
show_all([[1, 2], [3, 4]])
# expect: 1 2
# expect: 3 4
show_all([1, 2])
