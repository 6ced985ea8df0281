Function later():
    // nothing yet

if 1 < 2:
    # nothing here either
later()
print("done")  # expect: done
