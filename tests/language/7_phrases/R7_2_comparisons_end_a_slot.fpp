Phrase "mean of {values}" -> Number:
    return sum(values) / values.len()

scores = [2, 4, 9]
if mean of scores > 4 and not mean of scores > 5: print("middle")      # expect: middle
print("high" if mean of scores >= 5 else "low")                        # expect: high
print(mean of scores in [5, 6])                                        # expect: True
