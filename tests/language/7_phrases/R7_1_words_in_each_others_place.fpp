// `in|of` takes either word, wherever in a phrase it stands.
Phrase "largest|biggest value in|of {values}" -> Number:
    return max(values)

Phrase "Say|Print {word} aloud|twice":
    print(word, word)

scores = [2, 4, 9]
print(largest value in scores, the Biggest value of scores)   # expect: 9 9
Say "yes" twice                                               # expect: yes yes
print "no" aloud                                              # expect: no no
biggest = 3
print(biggest)                                                # expect: 3
