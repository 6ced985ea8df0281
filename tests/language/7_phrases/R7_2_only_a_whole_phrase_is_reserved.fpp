Phrase "update {thing} by {amount}":
    thing.append(amount)

update = 3
by = [update]
update by by update
print(update, by)                                         # expect: 3 [3, 3]
number = 4
print(number * update)                                    # expect: 12
