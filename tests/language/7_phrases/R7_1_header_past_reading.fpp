// What is wrong in the header of a phrase is told there; the sentences that fit it are not looked at.
scores = [1, 2]
announce the spread of scores
Phrase "announce the spread of {values}" words  # error: FPP0100 does not fit here
    print(max(values) - min(values))
